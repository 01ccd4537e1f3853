package org.palermo.inspection.workplace.change;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.workplace.StatedWorkplace;
import org.palermo.inspection.workplace.Workplace;
import org.palermo.inspection.workplace.WorkplaceKind;

/// Corrects a workplace by a JSON Merge Patch: a named field is replaced, a field that is null is removed.
///
/// @param kind whether it is an establishment, a recruitment agency or informal; a private household stays a private household, and no
///     other workplace becomes one
/// @param name the name of the workplace
/// @param address street, number and town, if the recorded address was wrong; for a workplace that has moved, use `moveWorkplace`
/// @param sector a sector of the Open Supply Hub, or other text; for a private household only a sector of the list
/// @param isic what is done there: a section, division, group or class of ISIC Rev. 4
/// @param region ISO 3166-2, a region of the country that is held here
/// @param latitude degrees, WGS 84; given together with `longitude` or not at all
/// @param longitude in degrees, WGS 84
/// @param workers how many people work there
/// @param workersLeast at least how many, where only a range is known
/// @param workersMost at most how many, where only a range is known
/// @param women how many women work there
/// @param men how many men work there
/// @param osId an Open Supply Hub ID; its check character is checked
@RegisterForReflection
public record EditWorkplace(
        WorkplaceKind kind,
        @Size(min = 1, max = 300) @PlainText String name,
        @Size(max = 1000) @PlainText String address,
        @Size(max = 200) @PlainText String sector,
        @Pattern(regexp = "[A-U]|[0-9]{2,4}") String isic,
        @Pattern(regexp = "[A-Z]{2}-[A-Z0-9-]{1,10}") String region,
        @DecimalMin("-90") @DecimalMax("90") BigDecimal latitude,
        @DecimalMin("-180") @DecimalMax("180") BigDecimal longitude,
        @Min(0) @Max(9_999_999) Integer workers,
        @Min(0) @Max(9_999_999) Integer workersLeast,
        @Min(0) @Max(9_999_999) Integer workersMost,
        @Min(0) @Max(9_999_999) Integer women,
        @Min(0) @Max(9_999_999) Integer men,
        @Size(max = 30) @PlainText String osId) implements StatedWorkplace {

    public EditWorkplace {
        name = name == null ? null : name.strip();
        address = address == null || address.isBlank() ? null : address.strip();
    }

    /// What the record says now, to which a patch is applied.
    static EditWorkplace of(Workplace w) {
        return new EditWorkplace(w.kind(), w.name(), w.address(), w.sector(), w.isic(), w.region(), w.latitude(), w.longitude(),
                w.workers(), w.workersLeast(), w.workersMost(), w.women(), w.men(), w.osId());
    }
}
