// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/// The settings of the JDK's client. All but one are system properties.
final class JdkSettings {
    private static final String EXECUTOR = "executor";
    private static final String VIRTUAL = "VIRTUAL_THREADS";
    private static final String COMMON = "COMMON_POOL";
    private static final String FIXED = "FIXED_";
    static final List<Setting> ALL = List.of(
            Setting.word(EXECUTOR, List.of(VIRTUAL, COMMON, FIXED + 1, FIXED + 4), "cached threads",
                    "threads that read answers; callbacks run on the common pool whatever it is"),
            Setting.whole("jdk.httpclient.connectionPoolSize", 1, 10_000, "any number",
                    "idle connections that are kept")
                    .changes(Part.IDLE).overHttp1().property(),
            Setting.whole("jdk.httpclient.keepalive.timeout", 1, 3_600, "30", "seconds that an idle connection is kept")
                    .changes(Part.UNKNOWN).property(),
            Setting.whole("jdk.httpclient.windowsize", 16_384, Integer.MAX_VALUE, "16777216",
                    "bytes of an answer before the server must wait").changes(Part.UNKNOWN).overHttp2().property(),
            Setting.whole("jdk.httpclient.connectionWindowSize", 65_535, Integer.MAX_VALUE, "67108864",
                    "the same of all answers of a connection together").changes(Part.UNKNOWN).overHttp2().property(),
            Setting.whole("jdk.httpclient.maxframesize", 16_384, 16_777_215, "16384",
                    "bytes of a frame that the server may send")
                    .changes(Part.UNKNOWN).overHttp2().property(),
            Setting.whole("jdk.httpclient.bufsize", 1_024, 1_048_576, "16384", "bytes of a buffer that is read into")
                    .changes(Part.UNKNOWN).property(),
            Setting.whole("jdk.httpclient.receiveBufferSize", 1, Integer.MAX_VALUE, "the system's",
                    "bytes of the socket's receive buffer")
                    .changes(Part.UNKNOWN).property(),
            Setting.whole("jdk.httpclient.sendBufferSize", 1, Integer.MAX_VALUE, "the system's",
                    "bytes of the socket's send buffer")
                    .changes(Part.UNKNOWN).property(),
            Setting.flag("jdk.httpclient.enableAllMethodRetry", false, "whether a POST is repeated as a GET is")
                    .property(),
            Setting.flag("jdk.httpclient.disableRetryConnect", false, "whether connecting is tried once only")
                    .property(),
            Setting.whole("jdk.httpclient.redirects.retrylimit", 1, 100, "5", "attempts at most to send a call")
                    .property());

    private JdkSettings() {}

    /// What reads answers where that is set; its end is the client's.
    static Optional<ExecutorService> executor(OwnSettings own) {
        String name = own.text(EXECUTOR, "");
        return switch (name) {
            case "" -> Optional.empty();
            case VIRTUAL -> Optional.of(Executors.newVirtualThreadPerTaskExecutor());
            case COMMON -> Optional.of(ForkJoinPool.commonPool());
            default -> Optional.of(Executors.newFixedThreadPool(Integer.parseInt(name.substring(FIXED.length())),
                    Thread.ofPlatform().daemon().name("jdk-client-", 0).factory()));
        };
    }
}
