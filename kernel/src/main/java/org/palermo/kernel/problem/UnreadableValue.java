package org.palermo.kernel.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A value in JSON that can't be read as its field asks.
public final class UnreadableValue {

    private UnreadableValue() {}

    /// Whether the value could be read, and something that is not white space follows it. Jackson tells it only by this text.
    public static boolean hasMoreAfter(JsonMappingException fault) {
        return fault.getOriginalMessage().startsWith("Trailing token");
    }

    /// @return what the value must be: one of the choices of its field, else of its type
    public static String defect(JsonMappingException fault) {
        Class<?> type = fault instanceof MismatchedInputException other ? other.getTargetType() : null;
        return type != null && type.isEnum()
                ? "must be one of " + Arrays.stream(type.getEnumConstants()).map(choice -> ((Enum<?>) choice).name())
                        .collect(Collectors.joining(", "))
                : "must be of its type and of a value that is allowed";
    }
}
