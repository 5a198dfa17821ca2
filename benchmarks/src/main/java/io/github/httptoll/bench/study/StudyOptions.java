// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.study.ask.Catalogue;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.OwnStudy;
import io.github.httptoll.bench.study.ask.ScenarioClaim;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.run.Budget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What is asked of a study on its command line, and what it stands for. An empty value is none, since the build hands on every option.
final class StudyOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;
    @Option(names = "--tier", defaultValue = "standard", paramLabel = "<tier>", //
            description = "smoke (about three minutes), standard (40 minutes; the default) or full (hours)")
    private String tier;
    @Option(names = "--experiments", defaultValue = "", paramLabel = "<id,id>", //
            completionCandidates = Selection.Known.class, description = "only these: ${COMPLETION-CANDIDATES}")
    private String experiments;
    @Option(names = "--study", defaultValue = "", paramLabel = "<file>", //
            description = "a file with questions of your own; docs/example-study.yaml is one")
    private String study;
    @Option(names = "--fixture-url", defaultValue = "", paramLabel = "<url>", //
            description = "a fixture server that is already running; without it, one is started. The control token it "
                    + "may demand is taken from the environment variable HTTPTOLL_CONTROL_TOKEN")
    private String fixtureUrl;
    @Option(names = "--network", defaultValue = "", paramLabel = "<network>", //
            description = "loopback (the default), or the round trip of a wire that takes time, such as 30ms")
    private String network;
    @Option(names = "--seed", defaultValue = "", paramLabel = "<number>", //
            description = "orders contenders and levels; without it, a new one, which is recorded")
    private String seed;
    @Option(names = "--budget", defaultValue = "", paramLabel = "<time>", //
            description = "spend this time, such as 30m or 2h: more blocks where comparisons are least precise")
    private String budget;
    @Option(names = "--resume", defaultValue = "", paramLabel = "<run dir>", //
            description = "go on with an interrupted run; its own tier, experiments and seed hold")
    private String resume;
    @Option(names = "--plan", arity = "0..1", fallbackValue = "true", defaultValue = "false", paramLabel = "true|false", //
            description = "say what would be measured and how long that takes, and measure nothing; a server of "
                    + "--fixture-url is asked whether it is there")
    private boolean plan;
    @Option(names = "--profile", defaultValue = "tier", paramLabel = "off|tier", //
            description = "tier (the default): after all measurements, record where the CPU time of some calls goes; off: do not")
    private String profile;
    @Option(names = "--results", defaultValue = "results", paramLabel = "<dir>", description = "where run directories go; default: results")
    private Path results;

    /// Whether nothing is to be measured.
    boolean isPlan() {
        return plan;
    }

    /// Where run directories go.
    Path results() {
        return results;
    }

    /// The run to resume; null: a new one.
    @Nullable
    Path resume() {
        return resume.isBlank() ? null : Path.of(resume.strip());
    }

    /// The server that already runs; null: one is to be started.
    @Nullable
    URI fixtureUrl() {
        if (fixtureUrl.isBlank()) {
            return null;
        }
        if (!fixtureUrl.matches("http://[^/:]+:\\d+/?")) {
            throw bad("--fixture-url is http://<host>:<port>, not '" + fixtureUrl + "'");
        }
        return URI.create(fixtureUrl.replaceFirst("/$", ""));
    }

    /// The time that may be spent; null: what the plan takes.
    @Nullable
    Duration budget() {
        return parsed(budget, Budget::parse).orElse(null);
    }

    /// The plan of a new study.
    ///
    /// @param name of its run directory
    StudyPlan plan(String name) {
        StudyPlan plan = StudyPlan.of(name, tier(), seed(), fixtureUrl() != null, parsed(network, Network::parse),
                requests(),
                scenarios());
        return isProfiled() ? plan : plan.withoutProfiles();
    }

    private boolean isProfiled() {
        return switch (profile.strip()) {
            case "", "tier" -> true;
            case "off" -> false;
            default -> throw bad("--profile is off or tier, not '" + profile + "'");
        };
    }

    /// What ends the command with one line about its arguments.
    ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /// What a text stands for, or one line that says what was expected.
    private <T> T parsed(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private Tier tier() {
        try {
            return Tier.valueOf(tier.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw bad("--tier is smoke, standard or full, not '" + tier + "'");
        }
    }

    private List<ExperimentRequest> requests() {
        Tier effort = tier();
        if (!study.isBlank()) {
            return own(Path.of(study.strip())).requests(effort);
        }
        boolean places = fixtureUrl.isBlank() && Placement.APART.obstacle() == null;
        return selection().questions().stream().map(question -> ExperimentRequest.of(question, effort))
                .map(request -> places ? request : request.withoutPlacement()).toList();
    }

    private List<ScenarioClaim> scenarios() {
        if (!study.isBlank()) {
            return own(Path.of(study.strip())).counted();
        }
        return selection().scenarios() ? Catalogue.scenarios(tier()) : List.of();
    }

    private Selection selection() {
        return parsed(experiments, text -> Selection.parse(text, !fixtureUrl.isBlank()));
    }

    private OwnStudy own(Path file) {
        if (!experiments.isBlank()) {
            throw bad("--study brings its own questions; leave --experiments away");
        }
        OwnStudy own = parsed(file.toString(), text -> OwnStudy.read(Path.of(text)));
        if (own.isSecure() && !fixtureUrl.isBlank()) {
            throw bad(file + " asks for TLS, and --fixture-url says nothing of that; leave --fixture-url away");
        }
        if (own.isPlaced() && !fixtureUrl.isBlank()) {
            throw bad(file + " asks for a placement, and the process of a server at --fixture-url is not known;"
                    + " leave --fixture-url away, or placement");
        }
        return own;
    }

    private long seed() {
        try {
            return seed.isBlank() ? System.nanoTime() & 0xFFFFFF : Long.parseLong(seed.strip());
        } catch (NumberFormatException _) {
            throw bad("--seed is a whole number, not '" + seed + "'");
        }
    }
}
