package dev.haetae.incident;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls a happening on disk what it is called in code: {@code AlertJoined} is {@code alert-joined}. */
public final class HappeningNames extends TypeIdResolverBase {

    private static final Map<String, Class<?>> BY_NAME = Arrays.stream(Happening.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(HappeningNames::name, Function.identity()));

    static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The happening's name in the timeline. */
    public static String of(Happening happening) {
        return name(happening.getClass());
    }

    @Override
    public String idFromValue(Object value) {
        return name(value.getClass());
    }

    @Override
    public String idFromValueAndType(Object value, Class<?> suggestedType) {
        return name(suggestedType);
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String id) {
        Class<?> type = BY_NAME.get(id);
        if (type == null) {
            throw new IllegalArgumentException(
                    "no event is called '" + id + "': was this written by a newer Haetae than this one?");
        }
        return context.constructType(type);
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
        return JsonTypeInfo.Id.CUSTOM;
    }
}
