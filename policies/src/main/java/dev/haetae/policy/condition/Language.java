package dev.haetae.policy.condition;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** CEL as one scope speaks it. What nobody would write by hand, and could take long, is refused. */
final class Language {

    /** Letters in an expression; the longest anybody reads aloud has a few hundred. */
    static final int LONGEST = 2_000;

    static final int DEEPEST = 50;

    /** Rounds of exists, all and the like in one evaluation, nested ones included. */
    static final int MOST_ROUNDS = 1_000;

    /** Instructions that RE2J makes of a regular expression; a{1000} is about as many. */
    static final int LARGEST_PATTERN = 2_000;

    private static final CelOptions LIMITS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .comprehensionMaxIterations(MOST_ROUNDS)
            .maxRegexProgramSize(LARGEST_PATTERN)
            // facts.burnRate > 14 means what it says, though a burn rate is a decimal number
            .enableHeterogeneousNumericComparisons(true)
            .build();

    /** Not map and filter: they make values, and can double them again and again. */
    private static final List<CelStandardMacro> ASKING =
            List.of(CelStandardMacro.HAS, CelStandardMacro.ALL, CelStandardMacro.EXISTS, CelStandardMacro.EXISTS_ONE);

    private static final Map<Scope, Language> SPOKEN = new ConcurrentHashMap<>();

    private final Scope scope;
    private final CelCompiler compiler;
    private final CelRuntime runtime =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(LIMITS).build();

    private Language(Scope scope) {
        this.scope = scope;
        this.compiler = compiler(scope);
    }

    static Language of(Scope scope) {
        return SPOKEN.computeIfAbsent(scope, Language::new);
    }

    /** What is wrong is said at its place. */
    Optional<CelRuntime.Program> compile(String text, Passage when) {
        CelValidationResult parsed = compiler.parse(text);
        if (parsed.hasError()) {
            Grammar.complain(parsed, when);
            return Optional.empty();
        }
        CelAbstractSyntaxTree tree = tree(parsed);
        Nodes nodes = new Nodes(text, tree);
        boolean bounded = new Bounds(nodes, scope, when).keep();
        boolean joined = new Verdicts(nodes, when).areJoined();
        CelValidationResult checked = compiler.check(tree);
        if (checked.hasError()) {
            new Meaning(nodes, scope, when).complain(checked);
            return Optional.empty();
        }
        CelAbstractSyntaxTree sure = tree(checked);
        Nodes typed = new Nodes(text, sure);
        boolean sound = new Literals(typed, runtime, when).areSound();
        boolean small = new Growth(typed, when).isNone();
        return bounded && joined && sound && small ? Optional.of(program(sure)) : Optional.empty();
    }

    private CelRuntime.Program program(CelAbstractSyntaxTree tree) {
        try {
            return runtime.createProgram(tree);
        } catch (CelEvaluationException impossible) {
            throw new IllegalStateException("what was checked can be run", impossible);
        }
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException impossible) {
            throw new IllegalStateException("a result without error has a tree", impossible);
        }
    }

    private static CelCompiler compiler(Scope scope) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(LIMITS)
                .setStandardMacros(ASKING)
                .setTypeProvider(new Declared(scope))
                .setResultType(SimpleType.BOOL);
        scope.variables().forEach(variable -> builder.addVar(variable.word(), variable.type()));
        return builder.build();
    }

    private static final class Declared implements CelTypeProvider {

        private final ImmutableList<CelType> types;

        Declared(Scope scope) {
            this.types = scope.variables().stream().map(Variable::type).collect(ImmutableList.toImmutableList());
        }

        @Override
        public ImmutableList<CelType> types() {
            return types;
        }

        @Override
        public Optional<CelType> findType(String name) {
            return types.stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
