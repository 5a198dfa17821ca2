// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.layers.spring;

import io.github.httptoll.client.Call;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Headers;
import io.github.httptoll.client.Outcome;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// Calls by Spring's RestClient, which gives the body as an array.
final class RestCalls {
    private RestCalls() {}

    /// A RestClient over that engine.
    static RestClient.Builder builder(ClientHttpRequestFactory engine, ClientSettings settings) {
        return answering(RestClient.builder().requestFactory(engine), settings);
    }

    /// One for which each status is an answer.
    static RestClient.Builder answering(RestClient.Builder any, ClientSettings settings) {
        RestClient.Builder builder = any.defaultStatusHandler(_ -> true, (_, _) -> {});
        return settings.keepAlive() ? builder : builder.defaultHeader(Headers.CONNECTION, Headers.CLOSE);
    }

    static Outcome.Reply make(RestClient client, Call call) {
        RestClient.RequestBodySpec request = client.method(call.body().exists() ? HttpMethod.POST : HttpMethod.GET)
                .uri(call.uri());
        if (call.body().exists()) {
            request.contentType(MediaType.APPLICATION_OCTET_STREAM).body(call.body().bytes());
        }
        return reply(request.retrieve().toEntity(byte[].class));
    }

    static Outcome.Reply reply(ResponseEntity<byte[]> answer) {
        byte[] body = answer.getBody();
        return new Outcome.Reply(answer.getStatusCode().value(), body == null ? 0 : body.length,
                answer.getHeaders().getFirst(Headers.TOKEN), answer.getHeaders().getFirst(Headers.STAMPS));
    }
}
