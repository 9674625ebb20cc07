package dev.haetae.policy.cases;

import dev.haetae.policy.Policies;
import dev.haetae.policy.source.CaseFiles;
import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.Passage;
import dev.haetae.policy.source.PolicyDirectory;
import dev.haetae.policy.source.PolicyFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of policies and its cases.
 *
 * @param files the policies as they are written
 * @param rules what cases can be a test of
 * @param cases by file, in their order there
 */
public record CaseBook(PolicyFiles files, Policies policies, RuleNames rules, List<PolicyCase> cases) {

    /** Throws {@link InvalidPolicies} with everything that is wrong in the policies, or else in their cases. */
    public static CaseBook load(Path directory) {
        return of(PolicyDirectory.read(directory), CaseFiles.read(directory));
    }

    /** As {@link #load}, of files that lie elsewhere. */
    public static CaseBook of(PolicyFiles files, CaseFiles caseFiles) {
        Policies policies = Policies.of(files);
        RuleNames rules = RuleNames.of(files, policies);
        Documents documents = Documents.read(caseFiles);
        KnownNames known = new KnownNames(policies, rules);
        List<PolicyCase> cases =
                documents.all().stream().flatMap(file -> read(file, known)).toList();
        documents.throwIfWrong();
        return new CaseBook(files, policies, rules, cases);
    }

    private static Stream<PolicyCase> read(Passage file, KnownNames known) {
        return new CaseReader(file, known).read().stream();
    }
}
