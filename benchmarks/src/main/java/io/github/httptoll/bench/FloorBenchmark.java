// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench;

import io.github.httptoll.bench.cell.Hop;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/// What do the parts cost that every concurrent call is made of, without an HTTP client?
///
/// N hops, one after the other: the difference to `NO_HOP` is what handing a call to another thread costs, before
/// anything is sent. `RAW_SOCKET` is one exchange over a connected socket, the least that a call can cost.
///
/// `java -jar benchmarks/target/benchmarks.jar Floor`
public class FloorBenchmark extends BatchBenchmark {
    @Param
    public Hop hop;
    @Param("100")
    public int calls;

    @Override
    void run(Caller through, List<Exchange> exchanges) {
        through.runOneByOne(exchanges);
    }
}
