// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import io.github.httptoll.bench.placement.Placement;
import io.github.httptoll.bench.study.ask.Catalogue;
import io.github.httptoll.bench.study.ask.ExperimentRequest;
import io.github.httptoll.bench.study.ask.Network;
import io.github.httptoll.bench.study.ask.OwnStudy;
import io.github.httptoll.bench.study.ask.ScenarioClaim;
import io.github.httptoll.bench.study.ask.Tier;
import io.github.httptoll.bench.study.plan.Shard;
import io.github.httptoll.bench.study.plan.StudyPlan;
import io.github.httptoll.bench.study.run.Budget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
    @Option(names = "--sets", defaultValue = "", paramLabel = "<number>", //
            description = "so many sets of fresh JVMs instead of the tier's; more sets can be cut into more shards")
    private String sets;
    @Option(names = "--shard", defaultValue = "", paramLabel = "<i/n>", //
            description = "only this part of the study: whole sets of JVMs. All n shards need the same --seed. Without it, the task of "
                    + "an array takes its part (Slurm, Kubernetes, AWS Batch, GNU parallel; the environment variable "
                    + ArrayTask.SHARDS + " is n where the scheduler does not say)")
    private String shard;
    @Option(names = "--budget", defaultValue = "", paramLabel = "<time>", //
            description = "spend this time, such as 30m or 2h: more blocks where comparisons are least precise")
    private String budget;
    @Option(names = "--resume", defaultValue = "", paramLabel = "<run dir>", //
            description = "go on with an interrupted run; its own tier, experiments, seed and shard hold. auto: with the newest one in "
                    + "--results that has the same plan and host, or else a new one")
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

    /// The run to resume; null: a new one, or the newest that is left.
    @Nullable
    Path resume() {
        return resume.isBlank() || resumesNewest() ? null : Path.of(resume.strip());
    }

    /// Whether to go on with what an earlier start of the same study left, if there is any.
    boolean resumesNewest() {
        return resume.strip().equals("auto");
    }

    /// Whether a plan is that of the shard that is named, or none is named.
    void requireShardOf(StudyPlan plan) {
        Shard asked = shard.isBlank() ? plan.shard() : shard(shard, plan).orElse(null);
        if (!Objects.equals(asked, plan.shard())) {
            throw bad("--resume: the run is " + (plan.shard() == null ? "the whole study" : "shard " + plan.shard())
                    + ", not shard " + shard.strip() + "; leave --shard away");
        }
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
        StudyPlan whole = resized(isProfiled() ? plan : plan.withoutProfiles());
        String asked = shard.isBlank() ? parsed("", _ -> ArrayTask.shard(System.getenv())) : shard;
        Optional<Shard> part = asked.isEmpty() ? Optional.empty() : shard(asked, whole);
        if (part.isPresent() && seed.isBlank()) {
            throw bad("shard " + part.get() + " needs --seed=<number>, the same for all shards of the study");
        }
        return part.map(whole::only).orElse(whole);
    }

    private Optional<Shard> shard(String text, StudyPlan whole) {
        return parsed(text, each -> Shard.parse(each, whole.sets(), whole.repetitions()));
    }

    private StudyPlan resized(StudyPlan plan) {
        if (sets.isBlank()) {
            return plan;
        }
        if (!sets.strip().matches("[1-9]\\d{0,3}")) {
            throw bad("--sets is a whole number from 1 to 9999, not '" + sets + "'");
        }
        return plan.withSets(Integer.parseInt(sets.strip()));
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
