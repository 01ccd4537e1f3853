package org.palermo.inspection.tip;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.palermo.inspection.recruitment.fee.RecruitmentAmount;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// What a tip says. It is encrypted as a whole. `words`, `place` and `tipperContact` must say nothing about migration status when an
/// official types them in; what a partner's own system sends is not checked for it.
///
/// @param words what was seen, in words
/// @param place where it was seen: a name or an address
/// @param placeKind in what kind of place it was seen
/// @param seenOn the day on which it was seen
/// @param dangerNow true when the sender said that somebody is in danger now; otherwise left out
/// @param subjectName the person or company that it is about
/// @param subjectContact a telephone number, address or account name of the subject
/// @param accounts numbers of accounts
/// @param transactions movements of money
/// @param bookings numbers or names of bookings
/// @param journeys flights, vehicles or routes
/// @param listings addresses of advertisements
/// @param tipperName who gave the tip
/// @param tipperContact how to reach the sender without danger
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TipContent(
        @Size(max = 4000) @PlainText @NoMigrationStatus(groups = TypedByOfficial.class) String words,
        @Size(max = 300) @PlainText @NoMigrationStatus(groups = TypedByOfficial.class) String place,
        PlaceKind placeKind,
        LocalDate seenOn,
        Boolean dangerNow,
        @Size(max = 200) @PlainText String subjectName,
        @Size(max = 300) @PlainText String subjectContact,
        @Size(max = 20) List<@NotNull @Size(min = 1, max = 60) @PlainText String> accounts,
        @Size(max = 50) List<@NotNull @Valid TipTransaction> transactions,
        @Size(max = 20) List<@NotNull @Size(min = 1, max = 200) @PlainText String> bookings,
        @Size(max = 20) List<@NotNull @Size(min = 1, max = 200) @PlainText String> journeys,
        @Size(max = 20) List<@NotNull @Size(min = 1, max = 500) @PlainText String> listings,
        @Size(max = 200) @PlainText String tipperName,
        @Size(max = 300) @PlainText @NoMigrationStatus(groups = TypedByOfficial.class) String tipperContact) {

    /// A movement of money.
    ///
    /// @param on the day
    /// @param amount how much
    /// @param mode how it moved
    /// @param fromAccount the account that it left, or null
    /// @param toAccount the account that it reached, or null
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TipTransaction(
            @NotNull LocalDate on, @NotNull @Valid RecruitmentAmount amount, @NotNull TransferMode mode,
            @Size(max = 60) @PlainText String fromAccount, @Size(max = 60) @PlainText String toAccount) {}

    /// Contains nothing of what it says, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "TipContent";
    }
}
