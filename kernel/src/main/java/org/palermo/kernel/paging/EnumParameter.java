package org.palermo.kernel.paging;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.palermo.kernel.problem.Problems;

/// A query parameter whose value must be one of an enum's constants.
public final class EnumParameter {
    private EnumParameter() {}

    /// @return null when the parameter was not sent
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the parameter and the allowed values
    public static <E extends Enum<E>> E of(Class<E> choices, String parameter, String sent) {
        if (sent == null) {
            return null;
        }
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(sent))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(parameter,
                        "must be one of " + Arrays.stream(choices.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
