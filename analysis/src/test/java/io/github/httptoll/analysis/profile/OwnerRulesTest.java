// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnerRulesTest {
    private static final OwnerRules RULES = OwnerRules.builtIn();

    @ParameterizedTest
    @CsvSource({
            // The innermost frame with an owner counts, and JDK code belongs to its caller.
            "CLIENT;java.lang.Thread.run;okhttp3.RealCall.execute;okio.Buffer.write;java.util.Arrays.copyOf, library",
            "CLIENT;okhttp3.RealCall.execute;okhttp3.internal.http1.HeadersReader.readHeaders;java.lang.String.<init>, codec",
            "CLIENT;okhttp3.RealCall.execute;sun.nio.ch.NioSocketImpl.write;sun.nio.ch.SocketDispatcher.write0, kernel-write",
            "CLIENT;sun.nio.ch.NioSocketImpl.implRead;sun.nio.ch.NioSocketImpl.park;sun.nio.ch.Net.poll, kernel-poll",
            "CLIENT;sun.nio.ch.EPollSelectorImpl.doSelect;sun.nio.ch.EPoll.wait, kernel-poll",
            "CLIENT;sun.nio.ch.EPollSelectorImpl.wakeup;sun.nio.ch.EventFD.set0, kernel-poll",
            "CLIENT;jdk.internal.net.http.PlainHttpConnection.connectAsync;sun.nio.ch.Net.connect0, kernel-connect",
            "CALLER;java.util.concurrent.locks.LockSupport.park;jdk.internal.misc.Unsafe.park, kernel-futex",
            "CALLER;io.github.httptoll.bench.Batch.run;java.util.concurrent.CompletableFuture.complete, hand-offs",
            "CARRIER;java.lang.VirtualThread.run;java.lang.VirtualThread.park;jdk.internal.vm.Continuation.yield, hand-offs",
            "CLIENT;jdk.internal.net.http.common.SSLTube.run;sun.security.ssl.SSLEngineImpl.wrap;java.nio.Bits.copy, tls",
            "CALLER;io.github.httptoll.bench.Batch.run;java.lang.System.nanoTime, harness",
            // A layer and an instrumentation own what they do, not the call that they stand around.
            "CALLER;org.springframework.web.client.DefaultRestClient.exchange;java.util.HashMap.put, layer",
            "CALLER;org.springframework.web.client.DefaultRestClient.exchange;org.apache.hc.client5.http.Call.run, library",
            "CALLER;io.opentelemetry.instrumentation.okhttp.Tracing.intercept;okhttp3.RealCall.proceed;okio.Buffer.read, library",
            "CALLER;io.opentelemetry.sdk.trace.SdkSpan.end;java.util.HashMap.put, instrumentation",
            // The longest pattern counts.
            "CLIENT;jdk.internal.net.http.Http1Exchange.run, library",
            "CLIENT;jdk.internal.net.http.Http1HeaderParser.parse, codec",
            "CLIENT;sun.nio.ch.IOUtil.write1, kernel-poll",
            "CLIENT;sun.nio.ch.IOUtil.writeFromNativeBuffer, kernel-write",
            // A whole-stack owner counts wherever it stands.
            "OTHER;java.lang.Thread.run;jdk.jfr.internal.PlatformRecorder.run;sun.nio.ch.FileDispatcherImpl.write0, instrumentation",
            // A thread group counts before any frame.
            "COMPILER, compiler", "COLLECTOR;java.lang.Object.wait0, collector",
            // The search ends at a program's frame, not at the executor that runs it.
            "CALLER;java.util.concurrent.ThreadPoolExecutor.runWorker;com.acme.Orders.add;java.util.HashMap.put, rest",
            "CALLER;java.lang.Thread.run;java.util.HashMap.put, rest", "CALLER, rest"})
    void aStackHasTheOwnerThatTheRulesSay(String line, String owner) {
        assertEquals(owner, RULES.of(Stack.parse(line + " 1").getFirst()).id());
    }

    @Test
    void aNameMatchesWholeNamesOnly() {
        FramePatterns<String> patterns = new FramePatterns<>();
        patterns.put("a.B", "class");
        patterns.put("a.Be*", "star");
        assertEquals("class", patterns.get("a.B.run"));
        assertEquals("class", patterns.get("a.B$Inner.run"));
        assertEquals("star", patterns.get("a.Bee.run"));
        assertEquals(null, patterns.get("a.Bob.run"));
        assertThrows(IllegalArgumentException.class, () -> patterns.put("a.B", "another"));
    }

    @Test
    void packagesOfAClientAreItsLibraryAndRulesKeepTheirs() {
        OwnerRules own = RULES.withLibrary(List.of("com.acme.http", "io.netty"));
        Stack call = Stack.parse("CLIENT;com.acme.http.Call.run;java.util.HashMap.put 1").getFirst();
        assertEquals("rest", RULES.of(call).id());
        assertEquals("library", own.of(call).id());
        assertEquals("hand-offs",
                own.of(Stack.parse("CLIENT;io.netty.util.concurrent.Promise.set 1").getFirst()).id());
        assertTrue(own.isProgram("com.acme.Orders.add"));
        assertFalse(own.isProgram("com.acme.http.Call.run"));
        assertFalse(own.isProgram("java.util.HashMap.put"));
    }

    @Test
    void samplesOfOwnersAddUpToAllSamples() {
        List<Stack> stacks = Stack
                .parse("CALLER;okio.Buffer.write 3\nCALLER;com.acme.Main.main 2\nCOMPILER 4\nCALLER;okio.Buffer.read 1\n");
        Map<Owner, Long> sums = Tree.byOwner(stacks, RULES);
        assertEquals(Map.of(RULES.owner("library"), 4L, RULES.owner("rest"), 2L, RULES.owner("compiler"), 4L), sums);
        Tree tree = Tree.of(stacks, RULES, 2);
        assertEquals(10, tree.count());
        assertEquals(10, samples(tree));
        Tree callers = tree.children().getFirst();
        assertEquals(List.of("com.acme.Main.main", "okio.Buffer.write", Tree.FEWER),
                callers.children().stream().map(Tree::frame).toList());
    }

    @Test
    void aLineInAnotherFormIsNamed() {
        assertEquals("line 2 is 'CALLER;a', expected 'group;frame;...;frame count'",
                assertThrows(IllegalArgumentException.class, () -> Stack.parse("CALLER;a 1\nCALLER;a\n")).getMessage());
        for (String line : List.of("CALLER;;a 1", " 1", "CALLER;a x")) {
            assertThrows(IllegalArgumentException.class, () -> Stack.parse(line), line);
        }
        assertEquals(List.of(new Stack("CALLER", List.of("a.B.c", "a.B.lambda$d"), 7)),
                Stack.parse("CALLER;a.B.c;a.B.lambda$d 7"));
    }

    private static long samples(Tree tree) {
        return tree.self().values().stream().mapToLong(Long::longValue).sum()
                + tree.children().stream().mapToLong(OwnerRulesTest::samples).sum();
    }
}
