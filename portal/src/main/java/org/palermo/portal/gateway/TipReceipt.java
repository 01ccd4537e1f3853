package org.palermo.portal.gateway;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// Confirms that a tip came in.
///
/// @param reference by which the sender can name it
/// @param call numbers to call; null when nobody was said to be in danger
@RegisterForReflection
public record TipReceipt(String reference, List<Line> call) {

    /// @param web its page, or null
    @RegisterForReflection
    public record Line(String name, String phone, String web) {}
}
