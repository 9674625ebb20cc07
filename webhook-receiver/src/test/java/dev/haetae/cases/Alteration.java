package dev.haetae.cases;

import dev.haetae.policy.source.PolicyFiles;
import java.util.List;

/**
 * Something done to a rule that its cases have to notice.
 *
 * @param how for people: {@code removed}
 * @param ways that are as good as each other: who notices one of them notices the alteration
 */
public record Alteration(String how, List<PolicyFiles> ways) {}
