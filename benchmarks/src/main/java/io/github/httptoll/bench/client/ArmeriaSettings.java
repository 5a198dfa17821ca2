// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import com.linecorp.armeria.client.ClientFactoryBuilder;
import com.linecorp.armeria.common.Flags;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import io.netty.channel.ChannelOption;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.util.List;

/// The settings of Armeria's client.
final class ArmeriaSettings {
    private static final String JDK = "JDK";
    static final List<Setting> ALL = List.of(
            Setting.whole("workerGroup", 1, 1_000, "two a core",
                    "event loops; the calls to one server use one of them"),
            Setting.whole("maxNumEventLoopsPerHttp1Endpoint", 1, 1_000, "1",
                    "event loops of the calls to one server over HTTP/1.1")
                    .changes(Part.CALLBACK_THREADS).overHttp1(),
            Setting.whole("maxNumEventLoopsPerEndpoint", 1, 1_000, "1",
                    "event loops of the calls to one server over HTTP/2, each with a connection")
                    .changes(Part.CALLBACK_THREADS).overHttp2(),
            Setting.millis("idleTimeoutMillis", 1, "10000", "how long an idle connection is kept")
                    .changes(Part.UNKNOWN),
            Setting.millis("maxConnectionAgeMillis", 1_000, "none", "how long a connection lives")
                    .changes(Part.UNKNOWN),
            Setting.whole("maxNumRequestsPerConnection", 1, 1_000_000, "any number",
                    "calls after which a connection is closed")
                    .changes(Part.UNKNOWN),
            Setting.word("resolver", List.of("ARMERIA", JDK), "ARMERIA", "what resolves a name; the suite: JDK")
                    .changes(Part.UNKNOWN),
            Setting.flag("tcpNoDelay", true, "whether Nagle's algorithm is off").changes(Part.UNKNOWN),
            Setting.whole("http2InitialStreamWindowSize", 1, Integer.MAX_VALUE, "1048576",
                    "bytes of an answer before the server must wait").changes(Part.UNKNOWN).overHttp2(),
            Setting.whole("http2InitialConnectionWindowSize", 65_535, Integer.MAX_VALUE, "1048576",
                    "the same of all answers of a connection together").changes(Part.UNKNOWN).overHttp2());

    private ArmeriaSettings() {}

    /// As many event loops as a process shares by default, if nothing else is said. A name that is a number needs no name server.
    static void apply(OwnSettings own, ClientFactoryBuilder factory) {
        factory.workerGroup(own.whole("workerGroup", Flags.numCommonWorkers()));
        if (own.text("resolver", JDK).equals(JDK)) {
            factory.addressResolverGroupFactory(loops -> DefaultAddressResolverGroup.INSTANCE);
        }
        own.whole("maxNumEventLoopsPerHttp1Endpoint", factory::maxNumEventLoopsPerHttp1Endpoint);
        own.whole("maxNumEventLoopsPerEndpoint", factory::maxNumEventLoopsPerEndpoint);
        own.millis("idleTimeoutMillis", factory::idleTimeout);
        own.millis("maxConnectionAgeMillis", factory::maxConnectionAge);
        own.whole("maxNumRequestsPerConnection", factory::maxNumRequestsPerConnection);
        own.flag("tcpNoDelay", on -> factory.channelOption(ChannelOption.TCP_NODELAY, on));
        own.whole("http2InitialStreamWindowSize", factory::http2InitialStreamWindowSize);
        own.whole("http2InitialConnectionWindowSize", factory::http2InitialConnectionWindowSize);
    }
}
