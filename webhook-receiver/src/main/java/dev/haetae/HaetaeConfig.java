package dev.haetae;

import dev.haetae.identity.Role;
import dev.haetae.policy.Mode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that can be set; the README's table documents it. */
@ConfigMapping(prefix = "haetae")
public interface HaetaeConfig {

    /** Where the embedded store lives. One receiver owns a directory. */
    @WithDefault(".haetae/data")
    Path dataDir();

    /** A directory of policies; the shipped ones when it is not set. */
    Optional<Path> policiesDir();

    /** How often it is looked at for other policies. */
    @WithDefault("5s")
    Duration policiesReload();

    /** The mode of playbooks that name none; observe on a real cluster, auto on a simulated one. */
    Optional<Mode> mode();

    Cluster cluster();

    Engine engine();

    Alertmanager alertmanager();

    Watchdog watchdog();

    Heartbeat heartbeat();

    Reconcile reconcile();

    /**
     * Who may use the API, by the name that events then carry. Secrets come from the environment:
     * {@code HAETAE_TOKENS_JIWOO_SECRET}, {@code HAETAE_TOKENS_JIWOO_ROLES}.
     */
    Map<String, Token> tokens();

    Oidc oidc();

    /** One caller's access. */
    interface Token {

        /** Several while they are rotated, separated by commas. */
        List<String> secret();

        Set<Role> roles();
    }

    /** Whether tokens of an OpenID Connect provider count too; {@code quarkus.oidc.*} says which. */
    interface Oidc {

        @WithDefault("false")
        boolean enabled();

        /** What the provider's groups begin with that grant a role here: {@code haetae-viewer} and so on. */
        @WithDefault("haetae-")
        String rolePrefix();
    }

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

        /** How long after a step it is looked at whether somebody took it back. */
        @WithDefault("1m")
        Duration recheckAfter();

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

    /** The alert that always fires, so that its silence means that alerts no longer reach us. */
    interface Watchdog {

        /** How long a Watchdog that was heard may go unheard; longer than the repeat_interval of its route. */
        @WithDefault("10m")
        Duration missingAfter();
    }

    /** A dead-man's switch outside, which is called while this process truly works. */
    interface Heartbeat {

        /** Who knows it can keep the switch silent: treat it as a secret. */
        Optional<String> url();

        @WithDefault("60s")
        Duration every();

        /** How long connecting may take. */
        @WithDefault("2s")
        Duration connectTimeout();

        /** How long its answer may take, of what an attempt may. */
        @WithDefault("5s")
        Duration readTimeout();
    }

    /** The Alertmanager that can be asked whether an alert still fires. */
    interface Alertmanager {

        Optional<String> url();

        /** The source that its webhooks come from. */
        @WithDefault("alertmanager")
        String source();

        /** What its configuration calls the receiver that is this process. */
        @WithDefault("haetae")
        String receiver();

        /** How long connecting may take; R, internal service. */
        @WithDefault("1s")
        Duration connectTimeout();

        /** How long its answer may take, of what an attempt may; R, internal service. */
        @WithDefault("5s")
        Duration readTimeout();
    }

    /** Asking Alertmanager about webhooks that never came. */
    interface Reconcile {

        /** How long nothing may be heard of an open alert before it is asked about; longer than repeat_interval. */
        @WithDefault("15m")
        Duration silentFor();
    }
}
