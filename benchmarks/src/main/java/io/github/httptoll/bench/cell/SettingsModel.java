// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.cell;

import io.github.httptoll.client.ClientSettings.LimitPolicy;
import io.github.httptoll.client.Setting.Part;
import io.github.httptoll.client.Setting;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// What a library's own settings change of a batch, as far as its parameters alone say it.
///
/// @param cell whose settings they are
record SettingsModel(Parameters cell) {
    private static final Set<Part> LIMITS = EnumSet.of(Part.CALLS, Part.CONNECTIONS);
    private static final int ANY = Integer.MAX_VALUE;

    /// Most calls that limits and pools let through at once.
    ///
    /// @param otherwise what lets them through where no setting of the library bounds them
    int pool(int otherwise) {
        if (cell.settings().isEmpty()) {
            return otherwise;
        }
        boolean bounds = cell.client().settings().stream().anyMatch(setting -> LIMITS.contains(setting.part()));
        int most = cell.level() == LimitPolicy.DEFAULT && bounds ? ANY : otherwise;
        if (!cell.strategy().blocking()) {
            most = Math.min(most, least(Part.CALLS));
        }
        return Math.min(most, cell.protocol().multiplexed() ? streams() : least(Part.CONNECTIONS));
    }

    private int streams() {
        int each = least(Part.STREAMS);
        return each == ANY
                ? ANY
                : Math.toIntExact(Math.min(ANY, (long) each * Math.min(each(Part.CARRIERS).orElse(1), ANY)));
    }

    int idle() {
        int own = least(Part.IDLE);
        boolean keepsAll = cell.protocol().multiplexed() || (cell.level() == LimitPolicy.TUNED && own == ANY);
        return keepsAll
                ? ANY
                : Math.min(own, set(Part.IDLE) ? ANY : cell.client().form(cell.strategy().blocking()).idle());
    }

    int callbackThreads(int cores) {
        if (!cell.client().hasAsyncForm()) {
            return 1;
        }
        return each(Part.CALLBACK_THREADS).orElse(cell.client().form(false).callbackThreads().applyAsInt(cores));
    }

    /// False where Nagle's algorithm may hold back a piece of a body, too: for how long depends on when the other side acknowledges.
    boolean isComputed() {
        return !set(Part.UNKNOWN) && (cell.request().pieces() == 1 || !leavesNagleOn());
    }

    private boolean leavesNagleOn() {
        return cell.client().settings().stream()
                .anyMatch(setting -> setting.name().equals("tcpNoDelay") && setting.standard().equals("false"));
    }

    private boolean set(Part part) {
        return cell.settings().values().keySet().stream().anyMatch(name -> cell.client().setting(name).part() == part);
    }

    /// The smallest of what is set, and of what the library has by itself where it keeps its own.
    private int least(Part part) {
        return values(part).min().orElse(ANY);
    }

    private OptionalInt each(Part part) {
        return values(part).findFirst();
    }

    private IntStream values(Part part) {
        return cell.client().settings().stream()
                .filter(setting -> setting.part() == part && setting.protocols().contains(cell.protocol()))
                .flatMapToInt(this::value);
    }

    private IntStream value(Setting setting) {
        String said = cell.settings().values().get(setting.name());
        String standard = cell.level() == LimitPolicy.DEFAULT ? setting.standard() : "";
        String text = said == null ? standard : said;
        return text.matches("\\d{1,9}") ? IntStream.of(Integer.parseInt(text)) : IntStream.empty();
    }
}
