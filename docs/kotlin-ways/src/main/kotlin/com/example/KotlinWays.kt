// SPDX-License-Identifier: Apache-2.0
package com.example

import io.github.httptoll.client.OpenStrategy
import io.github.httptoll.client.Outcome
import io.github.httptoll.client.StrategyDescription
import io.github.httptoll.client.StrategyDescription.Limit
import io.github.httptoll.client.StrategyProvider
import java.util.concurrent.CompletableFuture
import java.util.function.Supplier
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit

/** Found through META-INF/services. */
class KotlinWays : StrategyProvider {
    override fun strategies(): List<StrategyDescription> = listOf(
        StrategyDescription.blocking("KOTLIN_IO", "coroutines on Dispatchers.IO", Limit.SLOTS) { OnIo(it) }
            .atMost(ioThreads()).processThreads(*THREADS),
        StrategyDescription.blocking("KOTLIN_IO_VIEW", "coroutines on Dispatchers.IO.limitedParallelism", Limit.SLOTS) { OnView(it) }
            .processThreads(*THREADS),
        StrategyDescription.async("KOTLIN_SUSPENDING", "suspending coroutines", Limit.SLOTS) { Suspending(it) }
            .processThreads(*THREADS),
    )

    private companion object {
        /** Kotlin has its dispatchers once in a process. They have no end. */
        val THREADS = arrayOf("DefaultDispatcher-worker-\\d+", "kotlinx\\.coroutines\\..*")

        /** As the documentation of [Dispatchers.IO] has it: 64, or as many as the machine has cores, or what the property says. */
        fun ioThreads(): Int = Integer.getInteger("kotlinx.coroutines.io.parallelism")
            ?: Runtime.getRuntime().availableProcessors().coerceAtLeast(64)
    }
}

/** A coroutine for each call makes it on a thread of [Dispatchers.IO], when it has one of so many permits. */
private class OnIo(limit: Int) : OpenStrategy<Supplier<Outcome>> {
    private val permits = Semaphore(limit)

    override fun run(calls: List<Supplier<Outcome>>) {
        runBlocking(Dispatchers.IO) {
            calls.map { call -> async { permits.withPermit { call.get() } } }.awaitAll()
        }
    }
}

/** A coroutine for each call makes it on a thread of a view of [Dispatchers.IO], which has so many threads however many others have. */
private class OnView(limit: Int) : OpenStrategy<Supplier<Outcome>> {
    private val threads = Dispatchers.IO.limitedParallelism(limit)

    override fun run(calls: List<Supplier<Outcome>>) {
        runBlocking(threads) {
            calls.map { call -> async { call.get() } }.awaitAll()
        }
    }
}

/** A coroutine for each call starts it when it has one of so many permits, and is suspended until the answer is there. */
private class Suspending(limit: Int) : OpenStrategy<Supplier<CompletableFuture<Outcome>>> {
    private val permits = Semaphore(limit)

    override fun run(calls: List<Supplier<CompletableFuture<Outcome>>>) {
        runBlocking(Dispatchers.Default) {
            calls.map { call -> async { permits.withPermit { call.get().await() } } }.awaitAll()
        }
    }
}
