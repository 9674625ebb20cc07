package dev.haetae;

import dev.haetae.inbox.Delivery;
import dev.haetae.schedule.Drill;
import dev.haetae.schedule.Facts;
import dev.haetae.testkit.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What the source of alerts says in a schedule: they fire, again and again, end, come back, and some words come late. */
final class Wire {

    private final SplittableRandom random;
    private final ManualClock clock;
    private final Facts facts;
    private final List<AlertTold> alerts = new ArrayList<>();

    /** Few enough alerts to meet each other. */
    Wire(SplittableRandom random, ManualClock clock, Facts facts) {
        this.random = random;
        this.clock = clock;
        this.facts = facts;
        for (String service : some(Drill.SERVICES, 3)) {
            for (String name : some(Drill.ALERTS, 4)) {
                alerts.add(new AlertTold(name, service, Drill.namespace(service), service + "-0"));
            }
        }
    }

    private List<String> some(List<String> all, int howMany) {
        List<String> left = new ArrayList<>(all);
        while (left.size() > howMany) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    /** Something is said of one of them; answers what. */
    String says(Consumer<Delivery> to) {
        List<AlertTold> known = alerts.stream().filter(AlertTold::everFired).toList();
        int dice = random.nextInt(10);
        AlertTold one = dice < 4 || known.isEmpty() ? one(alerts) : one(known);
        String key = Drill.SETS.getFirst().correlate(one.alert()).verdict();
        return one.fires() ? goesOn(one, key, dice < 7, to) : begins(one, key, dice == 9, to);
    }

    private AlertTold one(List<AlertTold> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String begins(AlertTold one, String key, boolean late, Consumer<Delivery> to) {
        Instant now = clock.instant();
        if (late && one.everFired()) {
            to.accept(one.says(now));
            return "late: " + key;
        }
        facts.fires(key, now);
        to.accept(one.begins(now));
        return "fires: " + key;
    }

    private String goesOn(AlertTold one, String key, boolean still, Consumer<Delivery> to) {
        Instant now = clock.instant();
        if (still) {
            facts.fires(key, now);
            to.accept(one.says(now));
            return "repeats: " + key;
        }
        facts.ends(key);
        to.accept(one.ends(now));
        return "ends: " + key;
    }
}
