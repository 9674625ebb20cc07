package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.cases.CaseResult;
import dev.haetae.cases.Cases;
import dev.haetae.cases.Telling;
import dev.haetae.policy.cases.CaseBook;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shipped policies by their own cases. */
class CasesTest {

    static final Path POLICIES = Path.of("../policies");

    @TestFactory
    Stream<DynamicTest> comeAsExpected() {
        CaseBook book = CaseBook.load(POLICIES);
        Cases cases = new Cases(book.policies(), book.rules(), new ImaginedReceivers());
        return book.cases().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.file() + ": " + one.name(), () -> assertAsExpected(cases.run(one))));
    }

    private static void assertAsExpected(CaseResult result) {
        assertThat(Telling.differences(result))
                .as(String.join("\n", Telling.story(result)))
                .isEmpty();
    }
}
