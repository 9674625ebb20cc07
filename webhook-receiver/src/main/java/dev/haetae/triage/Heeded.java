package dev.haetae.triage;

import dev.haetae.contract.Reason;
import dev.haetae.inbox.Notice;
import dev.haetae.policy.Because;

/** What was made of another system's word about its incident. */
enum Heeded implements Reason {
    LINKED("%s is about this incident, and opens none of its own"),
    ACKNOWLEDGED_THERE("%s was acknowledged there by a person"),
    RESOLVED_THERE("%s was resolved there by a person"),
    NOTED_THERE("%s says what happened there"),
    UNRELATED("%s says something of an incident that is not known here"),
    FOREIGN("%s was opened under a key of ours, but there is no such incident here"),
    PING("the sender tried whether it can reach us"),
    UNKNOWN_TYPE("%s is not a type of event that Haetae acts upon");

    private final String sentence;

    Heeded(String sentence) {
        this.sentence = sentence;
    }

    Because because(Notice notice) {
        return Because.of(this, sentence.formatted(notice.source() + "'s " + subject(notice)));
    }

    private static String subject(Notice notice) {
        return notice.incident().isEmpty() ? "event " + notice.type() : "incident " + notice.incident();
    }
}
