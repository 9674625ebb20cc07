package dev.haetae.triage;

import dev.haetae.contract.Reason;
import dev.haetae.inbox.Notice;
import dev.haetae.policy.Because;
import java.util.stream.Stream;

/** What was made of another system's word about its incident. */
enum Heeded implements Reason {
    LINKED("%s is about this incident, and opens none of its own"),
    ACKNOWLEDGED_THERE("%s was acknowledged there by a person"),
    RESOLVED_THERE("%s was resolved there by a person"),
    REOPENED_THERE("%s was reopened there by a person"),
    UNACKNOWLEDGED_THERE("%s is acknowledged there no longer; automation stays on hold until it is resumed"),
    TAKEN_HERE("%s is acknowledged there no longer; whoever acknowledged the incident elsewhere still has it"),
    SEVERITY_SET_THERE("%s was given priority %s there by a person: %s, was %s"),
    SAME_SEVERITY("%s was given priority %s there, and the incident is %s already"),
    PRIORITY_NOT_UNDERSTOOD("%s was given priority '%s' there, which says no severity; P0 to P5 and SEV-0 to SEV-5 do"),
    NOT_NOW("%s says what happened there; here the incident is %s, where that changes nothing"),
    NOTED_THERE("%s says what happened there"),
    UNRELATED("%s says something of an incident that is not known here"),
    FOREIGN("%s was opened under a key of ours, but there is no such incident here"),
    PING("the sender tried whether it can reach us"),
    UNKNOWN_TYPE("%s is not a type of event that Haetae acts upon");

    private final String sentence;

    Heeded(String sentence) {
        this.sentence = sentence;
    }

    /** @param more what else its sentence names */
    Because because(Notice notice, Object... more) {
        Object[] named = Stream.concat(Stream.of(notice.source() + "'s " + subject(notice)), Stream.of(more))
                .toArray();
        return Because.of(this, sentence.formatted(named));
    }

    private static String subject(Notice notice) {
        return notice.incident().isEmpty() ? "event " + notice.type() : "incident " + notice.incident();
    }
}
