package dev.haetae;

import dev.haetae.contract.Target;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.remediate.Distrust;
import dev.haetae.remediate.Pause;
import dev.haetae.remediate.People;
import dev.haetae.schedule.Drill;
import dev.haetae.schedule.Facts;
import dev.haetae.schedule.World;
import dev.haetae.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The people of a schedule: on call, at the switches, and with their hands on the cluster. */
final class Crowd {

    private static final Actor MINA = Actor.person("mina");

    private final SplittableRandom random;
    private final ManualClock clock;
    private final Facts facts;
    private final World world;

    Crowd(SplittableRandom random, ManualClock clock, Facts facts, World world) {
        this.random = random;
        this.clock = clock;
        this.facts = facts;
        this.world = world;
    }

    /** Somebody does something, over that receiver where it takes one; answers what. */
    String does(Haetae haetae) {
        return random.nextInt(10) < 5 ? incident(haetae) : elsewhere(haetae);
    }

    private String incident(Haetae haetae) {
        List<Incident> open = haetae.incidents().newest(null, 100, incident -> incident.state() != State.CLOSED);
        if (open.isEmpty()) {
            return "nothing";
        }
        Incident one = open.get(random.nextInt(open.size()));
        int dice = random.nextInt(10);
        if (one.progress() instanceof Progress.Approval asked && dice < 7) {
            return dice < 6 ? agrees(haetae, one, asked) : rejects(haetae, asked);
        } else if (dice < 3) {
            return takes(haetae, one);
        } else if (dice < 9) {
            return letsGoOn(haetae, one);
        }
        haetae.people().resolve(one.id(), MINA);
        return "resolves " + one.id();
    }

    private String agrees(Haetae haetae, Incident one, Progress.Approval asked) {
        haetae.approvals()
                .approve(asked.approval(), MINA)
                .ifPresent(given -> facts.agrees(one.id(), asked.action(), clock.instant()));
        return "agrees to " + asked.action();
    }

    private static String rejects(Haetae haetae, Progress.Approval asked) {
        haetae.approvals().reject(asked.approval(), MINA);
        return "rejects " + asked.action();
    }

    /** What nobody works on any more is acknowledged, and not held. */
    private String takes(Haetae haetae, Incident one) {
        if (haetae.people().acknowledge(one.id(), MINA) instanceof People.Answer.Done(Incident after)
                && after.isHeld()) {
            facts.takes(one.id());
        }
        return "takes " + one.id();
    }

    private String letsGoOn(Haetae haetae, Incident one) {
        if (haetae.people().resume(one.id(), MINA) instanceof People.Answer.Done) {
            facts.letsGoOn(one.id());
        }
        return "lets %s go on".formatted(one.id());
    }

    private String elsewhere(Haetae haetae) {
        int dice = random.nextInt(26);
        if (dice < 4) {
            return pauses(haetae);
        } else if (dice < 10) {
            return resumes(haetae, random.nextBoolean() ? null : service());
        } else if (dice < 12) {
            return trusts(haetae);
        }
        return onTheCluster(dice);
    }

    private String service() {
        return Drill.SERVICES.get(random.nextInt(Drill.SERVICES.size()));
    }

    private String pauses(Haetae haetae) {
        String service = random.nextInt(3) == 0 ? null : service();
        Instant until =
                random.nextBoolean() ? null : clock.instant().plus(Duration.ofSeconds(30 + random.nextInt(900)));
        haetae.automation().pause(service, MINA, "a release", until);
        facts.paused(service, until, clock.instant());
        return "pauses %s until %s".formatted(service, until);
    }

    private String resumes(Haetae haetae, String service) {
        Optional<Pause> over = haetae.automation().resume(service, MINA, "it is out");
        over.ifPresent(pause -> facts.resumed(service));
        return "resumes " + service;
    }

    private String trusts(Haetae haetae) {
        for (Distrust lost : haetae.automation().distrusted()) {
            haetae.automation().trust(lost.playbook(), MINA);
            facts.trusts(lost.playbook(), clock.instant());
        }
        return "trusts them all again";
    }

    private String onTheCluster(int dice) {
        List<Target> targets = world.targets();
        Target one = targets.get(random.nextInt(targets.size()));
        if (dice < 14) {
            boolean seen = random.nextBoolean();
            world.changes(one, 1 + random.nextInt(6), seen ? "kubectl-edit" : null);
            facts.touches(one, clock.instant(), seen);
            return "changes " + one;
        } else if (dice < 17) {
            return turns(Facts.Condition.MARKED, one);
        } else if (dice >= 20) {
            return dice < 23 ? turns(Facts.Condition.NOT_OPTED_IN, one) : owns(one);
        } else if (dice < 18) {
            world.heals();
            return "heals all";
        }
        world.limps(one, random.nextInt(4));
        return one + " limps";
    }

    private String turns(Facts.Condition condition, Target one) {
        boolean on = world.turns(condition, one);
        facts.turns(condition, one, on, clock.instant());
        return "%s of %s: %s".formatted(condition, one, on);
    }

    /** Only workloads have an owner. */
    private String owns(Target one) {
        if (!one.kind().equals("Deployment")) {
            return "nothing";
        }
        return turns(random.nextBoolean() ? Facts.Condition.AUTOSCALED : Facts.Condition.IN_GIT, one);
    }

    void letsAllGoOn(Haetae haetae) {
        resumes(haetae, null);
        Drill.SERVICES.forEach(service -> resumes(haetae, service));
    }
}
