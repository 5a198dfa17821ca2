// SPDX-License-Identifier: Apache-2.0
import io.github.httptoll.bench.cell.Parameters;
import io.github.httptoll.bench.client.Client;
import io.github.httptoll.bench.strategy.Caller;
import io.github.httptoll.bench.strategy.Exchange;
import io.github.httptoll.bench.strategy.Strategy;
import io.github.httptoll.bench.timeline.Phase;
import io.github.httptoll.bench.timeline.Timeline;
import io.github.httptoll.client.Outcome;
import io.github.httptoll.client.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Compares the ledger of calls, one at a time, with the packets of the same calls on the loopback device. See packet-check.sh.
///
/// `call <client> <strategy> <delay ms> <server> <file>` makes calls, in rounds that alternate with those of the client's floor, and
/// writes their stamps. `compare <file> <packets>` reads them, and what tcpdump printed.
public final class PacketCheck {
    private static final int WARM = 3_000;
    private static final int ROUNDS = 40;
    private static final int IN_ROUND = 11;
    private static final String CLOCK = "clock";

    private PacketCheck() {}

    public static void main(String... args) throws IOException {
        if (args[0].equals("call")) {
            call(Client.named(args[1]), Strategy.named(args[2]), Double.parseDouble(args[3]), URI.create(args[4]),
                    Path.of(args[5]));
        } else {
            compare(Files.readAllLines(Path.of(args[1])), Files.readAllLines(Path.of(args[2])));
        }
    }

    private static void call(Client client, Strategy strategy, double delay, URI server, Path file) throws IOException {
        Parameters cell = Parameters.of(client, strategy, 1, 1, delay);
        List<String> lines = new ArrayList<>();
        try (Caller own = cell.open(TrustedCertificates.SYSTEM);
                Caller floor = cell.floor().open(TrustedCertificates.SYSTEM)) {
            Parameters warm = Parameters.of(client, strategy, 1, 1, 0);
            for (int i = 0; i < WARM; i++) {
                exchange(floor, warm, server, i);
                exchange(own, warm, server, i);
            }
            lines.add(clock());
            for (int round = 0; round < ROUNDS; round++) {
                round(lines, "floor", floor, cell, server, round);
                round(lines, "client", own, cell, server, round);
            }
            lines.add(clock());
        }
        Files.write(file, lines);
    }

    /// The first call of a round wakes what slept during the other's round, and is left out.
    private static void round(List<String> lines, String who, Caller through, Parameters cell, URI server, int round) {
        for (int i = 0; i < IN_ROUND; i++) {
            Timeline line = exchange(through, cell, server, (long) round * IN_ROUND + i);
            if (i > 0) {
                lines.add(who + " " + round + " " + line.microsSince(0).getFirst() + " " + List.of(Phase.values()).stream()
                        .map(phase -> String.valueOf(line.nanos(phase))).collect(Collectors.joining(" ")) + " "
                        + line.unreadNanos());
            }
        }
    }

    private static Timeline exchange(Caller through, Parameters cell, URI server, long number) {
        Exchange exchange = new Exchange(cell.workload(server).batch(number).getFirst());
        through.run(List.of(exchange));
        if (!exchange.outcome().answers(exchange.call())) {
            throw new IllegalStateException(exchange.call() + " ended as " + exchange.outcome());
        }
        exchange.timeline().server(((Outcome.Reply) exchange.outcome()).stamps());
        return exchange.timeline();
    }

    /// What the wall clock, which stamps packets, is ahead of the clock of the stamps: of many readings the narrowest.
    private static String clock() {
        long best = Long.MAX_VALUE;
        long ahead = 0;
        for (int i = 0; i < 100_000; i++) {
            long before = System.nanoTime();
            Instant wall = Instant.now();
            long after = System.nanoTime();
            if (after - before < best) {
                best = after - before;
                ahead = wall.getEpochSecond() * 1_000_000_000L + wall.getNano() - (before + after) / 2;
            }
        }
        return CLOCK + " " + ahead + " " + best;
    }

    /// One call in microseconds: its ledger's phases, and the same time cut where its packets passed.
    private record Cut(boolean floor, int round, double scheduling, double server, double transport, double unread,
            double out, double serverIn, double serverOut, double back) {
        double total() {
            return scheduling + server + transport;
        }

        /// What the ledger compares with the floor.
        double onTheWay() {
            return transport - unread;
        }

        /// Neither in the server nor between packet and server.
        double clientByPackets() {
            return out + back;
        }

        double aroundServer() {
            return serverIn + serverOut;
        }
    }

    private static void compare(List<String> calls, List<String> packets) {
        List<long[]> clocks = calls.stream().filter(line -> line.startsWith(CLOCK)).map(PacketCheck::numbers).toList();
        long ahead = (clocks.getFirst()[0] + clocks.getLast()[0]) / 2;
        NavigableMap<Long, Boolean> seen = packets(packets);
        List<Cut> cuts = new ArrayList<>();
        int without = 0;
        for (String line : calls) {
            if (!line.startsWith(CLOCK)) {
                Cut cut = cut(line, ahead, seen);
                without += cut == null ? 1 : 0;
                if (cut != null) {
                    cuts.add(cut);
                }
            }
        }
        print(undisturbed(cuts), without, (clocks.getLast()[0] - clocks.getFirst()[0]) / 1e3);
    }

    /// Packets with content: true of a request's.
    private static NavigableMap<Long, Boolean> packets(List<String> printed) {
        NavigableMap<Long, Boolean> packets = new TreeMap<>();
        for (String line : printed) {
            String[] words = line.trim().split("[ ,]+");
            int length = line.contains(" length ") ? Integer.parseInt(line.replaceAll(".* length (\\d+).*", "$1")) : 0;
            if (length > 0) {
                String[] time = words[0].split("\\.");
                packets.put(Long.parseLong(time[0]) * 1_000_000_000L + Long.parseLong(time[1]), line.endsWith(" out"));
            }
        }
        return packets;
    }

    private static Cut cut(String line, long ahead, NavigableMap<Long, Boolean> packets) {
        long[] n = numbers(line);
        long t2 = n[1] * 1_000 + ahead + n[2] + n[3];
        long t3 = t2 + n[4];
        long t5 = t3 + n[5];
        long t7 = t5 + n[6];
        NavigableMap<Long, Boolean> own = packets.subMap(t2 - 2_000, true, t7 + 2_000, true);
        Long request = own.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey)
                .reduce((first, last) -> last).orElse(null);
        Long answer = own.entrySet().stream().filter(packet -> !packet.getValue()).map(Map.Entry::getKey)
                .findFirst().orElse(null);
        return request == null || answer == null
                ? null
                : new Cut(line.startsWith("floor"), (int) n[0], (n[2] + n[3] + n[7]) / 1e3, n[5] / 1e3,
                        (n[4] + n[6]) / 1e3, n[8] / 1e3, (request - t2) / 1e3, (t3 - request) / 1e3, (answer - t5) / 1e3,
                        (t7 - answer) / 1e3);
    }

    private static long[] numbers(String line) {
        String[] words = line.split(" ");
        long[] numbers = new long[words.length - 1];
        for (int i = 1; i < words.length; i++) {
            numbers[i - 1] = Long.parseLong(words[i]);
        }
        return numbers;
    }

    private static void print(List<Cut> cuts, int without, double drift) {
        double own = mean(cuts, false, Cut::onTheWay) - mean(cuts, true, Cut::onTheWay);
        double scheduling = mean(cuts, false, Cut::scheduling);
        double byPackets = mean(cuts, false, Cut::clientByPackets) - mean(cuts, true, Cut::clientByPackets);
        double around = mean(cuts, false, Cut::aroundServer) - mean(cuts, true, Cut::aroundServer);
        for (boolean floor : new boolean[]{true, false}) {
            System.out.printf(Locale.ROOT,
                    "  %-6s total %.0f: scheduling %.0f, start to packet %.0f, packet to server %.0f (unread %.0f), server %.0f, "
                            + "server to packet %.0f, packet to body %.0f%n",
                    floor ? "floor" : "client", mean(cuts, floor, Cut::total), mean(cuts, floor, Cut::scheduling),
                    mean(cuts, floor, Cut::out), mean(cuts, floor, Cut::serverIn), mean(cuts, floor, Cut::unread),
                    mean(cuts, floor, Cut::server), mean(cuts, floor, Cut::serverOut),
                    mean(cuts, floor, Cut::back));
        }
        double ledger = own + scheduling;
        double packets = byPackets + scheduling;
        System.out.printf(Locale.ROOT,
                "  client + scheduling: ledger %.0f, packets %.0f, %+.1f %%, or %+.1f %% of the total; between packets and "
                        + "server %+.0f more than the floor%n  %d calls, %d without their packets, clocks drifted %.1f us%n",
                ledger, packets, 100 * (ledger / packets - 1), 100 * (ledger - packets) / mean(cuts, false, Cut::total),
                around, cuts.size(), without, drift);
    }

    /// The calls of the half of the rounds whose totals lie in the middle: a disturbance of the machine is in none of them. All of them
    /// together, so that the parts still add up.
    private static List<Cut> undisturbed(List<Cut> cuts) {
        List<Integer> rounds = cuts.stream()
                .collect(Collectors.groupingBy(Cut::round, Collectors.averagingDouble(Cut::total))).entrySet().stream()
                .sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
        Set<Integer> middle = Set.copyOf(rounds.subList(rounds.size() / 4, rounds.size() - rounds.size() / 4));
        return cuts.stream().filter(cut -> middle.contains(cut.round)).toList();
    }

    private static double mean(List<Cut> cuts, boolean floor, ToDoubleFunction<Cut> part) {
        return cuts.stream().filter(cut -> cut.floor == floor).mapToDouble(part).average().orElse(Double.NaN);
    }
}
