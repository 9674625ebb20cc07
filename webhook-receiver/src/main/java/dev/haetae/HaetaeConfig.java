package dev.haetae;

import dev.haetae.policy.Mode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Everything that can be set; the README's table documents it. */
@ConfigMapping(prefix = "haetae")
public interface HaetaeConfig {

    /** Where the embedded store lives. One receiver owns a directory. */
    @WithDefault(".haetae/data")
    Path dataDir();

    /** A directory of policies; the shipped ones when it is not set. */
    Optional<Path> policiesDir();

    /** The mode of playbooks that name none; observe on a real cluster, auto on a simulated one. */
    Optional<Mode> mode();

    Cluster cluster();

    Engine engine();

    Alertmanager alertmanager();

    Announce announce();

    /** The cluster that this process acts on. */
    interface Cluster {

        /** What alerts call it in their label {@code cluster}. */
        @WithDefault("production")
        String name();

        @WithDefault("real")
        Kind kind();

        enum Kind {
            REAL,
            SIMULATED
        }
    }

    /** How remediation is paced. */
    interface Engine {

        /** How long a claimed timer is its claimant's; a dead process's work is taken over after that. */
        @WithDefault("60s")
        Duration lease();

        /** How often a target is looked at until it is ready. */
        @WithDefault("2s")
        Duration poll();

        /** In place of the guardrails' hold-down. */
        Optional<Duration> holdDown();

        /** How long a source's word that an alert fires counts while nothing else is heard. */
        @WithDefault("15m")
        Duration heardWithin();

        /** How long a person has to agree to a step before the incident is handed over. */
        @WithDefault("30m")
        @WithName("approval-time")
        Duration approvalTime();
    }

    /** How people are told; read by the status-update function. */
    interface Announce {

        /** In whose time people read. */
        @WithDefault("Asia/Seoul")
        ZoneId zone();
    }

    /** The Alertmanager that can be asked whether an alert still fires. */
    interface Alertmanager {

        Optional<String> url();
    }
}
