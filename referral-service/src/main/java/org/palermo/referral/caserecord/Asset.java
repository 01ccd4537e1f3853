package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;

/// What was taken from who exploited her, and what of it reaches the victims. No right of hers hangs on it.
///
/// @param allocated of the value, to victims
/// @param victims among how many
/// @param perVictim what each of them gets
@Schema(examples = """
        {"type":"ACCOUNT","what":"Account of the recruiter","value":{"minor":500000,"currency":"GBP"},"state":"FROZEN","frozenOn":"2026-01-05"}""")
@RegisterForReflection
public record Asset(
        @NotNull Type type, @NotBlank @Size(max = 1000) String what, @NotNull @Valid Money value, @NotNull State state, @NotNull LocalDate frozenOn,
        LocalDate confiscatedOn, LocalDate allocatedOn, @Valid Money allocated, @Min(1) @Max(100_000) Integer victims, @Valid Money perVictim,
        @Size(max = 2000) String note) implements Particulars {

    public enum Type { MONEY, ACCOUNT, REAL_ESTATE, VEHICLE, BUSINESS, CRYPTO_ASSET, OTHER }

    public enum State implements RecordState {
        FROZEN, CONFISCATED, ALLOCATED, RELEASED;

        @Override
        public boolean mayBecome(RecordState next) {
            return switch (this) {
                case FROZEN -> next == CONFISCATED || next == RELEASED;
                case CONFISCATED -> next == ALLOCATED || next == RELEASED;
                case ALLOCATED, RELEASED -> false;
            };
        }
    }

    @Override
    public void check(Instant now) {
        Dates.past("frozenOn", frozenOn, now);
        Dates.past("confiscatedOn", confiscatedOn, now);
        Dates.past("allocatedOn", allocatedOn, now);
        Dates.inOrder("confiscatedOn", frozenOn, confiscatedOn);
        Dates.inOrder("allocatedOn", confiscatedOn, allocatedOn);
        if ((state == State.CONFISCATED || state == State.ALLOCATED) && confiscatedOn == null) {
            throw Problems.invalid("confiscatedOn", "stands from confiscation on");
        }
        boolean complete = allocatedOn != null && allocated != null && victims != null && perVictim != null;
        boolean empty = allocatedOn == null && allocated == null && victims == null && perVictim == null;
        if (state == State.ALLOCATED ? !complete : !empty) {
            throw Problems.invalid("allocated", "stands with allocatedOn, victims and perVictim once it is allocated, and not before");
        }
        if (complete) {
            Money.requireWithin("allocated", List.of(allocated), value);
            if (!perVictim.currency().equals(allocated.currency()) || perVictim.minor() > allocated.minor() / victims) {
                throw Problems.invalid("perVictim", "is in the currency of what is allocated, and not more of it than there is for each");
            }
        }
    }

    /// What was given back is not counted.
    @Override
    public List<Counted> counted() {
        return switch (state) {
            case FROZEN, RELEASED -> List.of();
            case CONFISCATED -> List.of(new Counted(Counted.Part.ASSET_CONFISCATED, confiscatedOn, type.name(), null, value));
            case ALLOCATED -> List.of(new Counted(Counted.Part.ASSET_CONFISCATED, confiscatedOn, type.name(), null, value),
                    new Counted(Counted.Part.ASSET_ALLOCATED, allocatedOn, type.name(), null, allocated));
        };
    }
}
