package dev.haetae.policy.condition;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.haetae.policy.source.Passage;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What reads as CEL and means nothing: names that there are not, and kinds of values that do not go together. */
record Meaning(Nodes nodes, Scope scope, Passage when) {

    private static final Pattern FIELD = Pattern.compile("undefined field '(.*)'");
    private static final Pattern REFERENCE = Pattern.compile("undeclared reference to '(.*?)'");
    private static final Pattern OWNER = Pattern.compile("type '(.*)' does not support field selection");
    private static final Pattern RESULT = Pattern.compile("expected type 'bool' but found '(.*)'");
    private static final Pattern OVERLOAD = Pattern.compile(
            "found no matching overload for '(.*?)' applied to '(.*?)\\.?\\((.*?)\\)'(?: \\(candidates.*)?");

    /** What a mistake elsewhere leads to is told there. */
    private static final String CONSEQUENCE = "*error*";

    void complain(CelValidationResult checked) {
        for (CelIssue issue : checked.getErrors()) {
            int letter = checked.getSource()
                    .getLocationOffset(issue.getSourceLocation())
                    .orElse(0);
            complain(issue, letter);
        }
    }

    private void complain(CelIssue issue, int letter) {
        String message = issue.getMessage();
        Matcher field = FIELD.matcher(message);
        Matcher reference = REFERENCE.matcher(message);
        Matcher overload = OVERLOAD.matcher(message);
        Matcher result = RESULT.matcher(message);
        Matcher owner = OWNER.matcher(message);
        if (field.matches()) {
            noField(issue.getExprId(), field.group(1), letter);
        } else if (reference.find()) {
            noName(issue.getExprId(), reference.group(1), letter);
        } else if (overload.matches()) {
            noMatch(overload, letter);
        } else if (result.matches()) {
            noVerdict(result.group(1));
        } else if (owner.matches()) {
            noOwner(owner.group(1), letter);
        } else {
            new Complaint(message.replaceAll("\\s+", " "), "a condition in CEL").at(letter, when);
        }
    }

    private void noField(long id, String field, int letter) {
        Optional<Variable> variable = nodes.of(id)
                .filter(expr -> expr.getKind() == Kind.SELECT)
                .flatMap(expr -> Nodes.name(expr.select().operand()))
                .flatMap(scope::variable);
        String owner = variable.map(Variable::word).orElse("this");
        new Complaint(
                        "%s has no \"%s\"".formatted(owner, field),
                        variable.map(one -> one.question(field) + one.spoken()).orElse("one that it has"))
                .at(nodes.wordAfter(letter, field), when);
    }

    private void noName(long id, String name, int letter) {
        if (nodes.of(id).map(CelExpr::getKind).filter(Kind.CALL::equals).isPresent()) {
            Functions.unknown(name).at(nodes.wordBefore(letter, name), when);
        } else {
            new Complaint("there is no \"%s\" here".formatted(name), scope.insteadOf(name)).at(letter, when);
        }
    }

    private void noMatch(Matcher overload, int letter) {
        String types = overload.group(2) + overload.group(3);
        if (types.contains(CONSEQUENCE) || scope.variables().stream().anyMatch(one -> types.contains(one.word()))) {
            return;
        }
        String function = overload.group(1);
        Functions.mismatch(function, overload.group(2), overload.group(3))
                .at(Functions.isOperator(function) ? letter : nodes.wordBefore(letter, function), when);
    }

    /** A variable as a whole was complained about where it stands. */
    private void noVerdict(String type) {
        if (scope.variable(type).isEmpty()) {
            new Complaint(
                            "the condition is %s".formatted(Spoken.type(type)),
                            "what is true or false, such as %s".formatted(scope.example()))
                    .at(0, when);
        }
    }

    private void noOwner(String type, int letter) {
        new Complaint(
                        "%s has no fields".formatted(Spoken.type(type)),
                        "a function, such as alert.name.startsWith(\"Redis\")")
                .at(letter, when);
    }
}
