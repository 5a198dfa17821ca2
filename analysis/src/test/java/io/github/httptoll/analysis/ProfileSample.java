// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import tools.jackson.databind.json.JsonMapper;

/// The program that made the sample in `src/test/resources/profiles`: 20 calls of the JDK's client at once, warm, profiled for some
/// seconds, against a server in another JVM. Run it again with `ProfileSample serve`, whose port it is given, and
/// `ProfileSample <port> FUTURES|VIRTUAL_THREADS <directory>` on Linux.
final class ProfileSample {
    private static final int CALLS = 20;
    private static final Duration PERIOD = Duration.ofMillis(2);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpRequest request;
    private final boolean async;

    private ProfileSample(String port, String strategy) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
        async = strategy.equals("FUTURES");
    }

    /// Serves, or writes one profile.
    public static void main(String[] args) throws Exception {
        if (args[0].equals("serve")) {
            serve();
        } else {
            new ProfileSample(args[0], args[1]).profile(args[1], Path.of(args[2]));
        }
    }

    private static void serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newFixedThreadPool(4));
        byte[] body = new byte[128];
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private void profile(String strategy, Path directory) throws Exception {
        stretch(40);
        List<Double> unprofiled = new ArrayList<>(stretch(4));
        Path file = Files.createTempFile("sample", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.CPUTimeSample").with("throttle", PERIOD.toMillis() + " ms").withStackTrace();
            recording.start();
            stretch(1);
            Map<String, Long> groups = groups();
            long cpu = cpuMicros();
            List<Double> profiled = stretch(14);
            Map<String, Object> line = new java.util.LinkedHashMap<>();
            line.put("cell", "fan-out/JDK/" + strategy + "/calls=20/limit=10/delay=0/TUNED/SHARED/NOTHING");
            line.put("experiment", "fan-out");
            line.put("set", 0);
            line.put("sampler", "CPU_TIME");
            line.put("periodMicros", PERIOD.toMillis() * 1000);
            line.put("wallMicros", profiled.stream().mapToLong(micros -> (long) (micros * CALLS * 100)).sum());
            line.put("cpuMicros", cpuMicros() - cpu);
            Map<String, Long> after = groups();
            line.put("threads", after.entrySet().stream().map(group -> Map.of("group", group.getKey(), "cpuMicros",
                    group.getValue() - groups.getOrDefault(group.getKey(), 0L))).toList());
            recording.stop();
            recording.dump(file);
            long samples = write(file, directory.resolve("profiles/" + strategy + ".folded.gz"));
            unprofiled.addAll(stretch(4));
            line.put("samples", samples);
            line.put("lost", 0);
            line.put("requests", 14 * 100 * CALLS);
            line.put("perRequestMicros", mean(profiled));
            line.put("unprofiledMicros", mean(unprofiled));
            line.put("profiledBlocks", profiled);
            line.put("unprofiledBlocks", unprofiled);
            line.put("stacks", "profiles/" + strategy + ".folded.gz");
            System.out.println(JsonMapper.builder().build().writeValueAsString(line));
        }
        System.exit(0);
    }

    /// So many blocks of a hundred batches: microseconds a call of each.
    private List<Double> stretch(int blocks) throws Exception {
        List<Double> micros = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            long from = System.nanoTime();
            for (int batch = 0; batch < 100; batch++) {
                batch();
            }
            micros.add((System.nanoTime() - from) / 1e3 / 100 / CALLS);
        }
        return micros;
    }

    private void batch() throws Exception {
        List<Future<HttpResponse<byte[]>>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            calls.add(async
                    ? client.sendAsync(request, BodyHandlers.ofByteArray())
                    : CompletableFuture.supplyAsync(this::call, threads));
        }
        for (Future<HttpResponse<byte[]>> call : calls) {
            call.get();
        }
    }

    private HttpResponse<byte[]> call() {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static long cpuMicros() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1000;
    }

    /// CPU of the compiler's and the collector's threads, in microseconds.
    private static Map<String, Long> groups() throws IOException {
        Map<String, Long> groups = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                String name = Files.readString(task.resolve("comm")).strip();
                String group = name.matches("C[12] Comp.*")
                        ? "COMPILER"
                        : name.matches("GC Thr.*|G1 .*") ? "COLLECTOR" : "OTHER";
                groups.merge(group,
                        Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ", -1)[0]) / 1000,
                        Long::sum);
            }
        }
        return groups;
    }

    private static long write(Path recording, Path to) throws IOException {
        Map<String, Long> stacks = new TreeMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            if (event.getEventType().getName().equals("jdk.CPUTimeSample") && event.getStackTrace() != null) {
                StringBuilder line = new StringBuilder(group(event.getThread("eventThread")));
                for (RecordedFrame frame : event.getStackTrace().getFrames().reversed()) {
                    line.append(';').append(frame.getMethod().getType().getName().replaceAll("[./]0x[0-9a-f]+", ""))
                            .append('.')
                            .append(frame.getMethod().getName());
                }
                stacks.merge(line.toString(), 1L, Long::sum);
            }
        }
        Files.createDirectories(to.getParent());
        try (Writer out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(to)),
                StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Long> stack : stacks.entrySet()) {
                out.write(stack.getKey() + " " + stack.getValue() + "\n");
            }
        }
        return stacks.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String group(RecordedThread thread) {
        if (thread == null) {
            return "OTHER";
        }
        if (thread.isVirtual()) {
            return "CARRIER";
        }
        String name = String.valueOf(thread.getJavaName());
        return name.startsWith("HttpClient-")
                ? "CLIENT"
                : name.startsWith("ForkJoinPool-1") ? "CARRIER" : name.equals("main") ? "CALLER" : "OTHER";
    }
}
