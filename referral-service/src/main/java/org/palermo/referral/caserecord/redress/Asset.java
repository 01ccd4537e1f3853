package org.palermo.referral.caserecord.redress;

import com.fasterxml.jackson.annotation.JsonAlias;
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
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.caserecord.CountedFact;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// An asset taken from an offender, and the part of it that reaches the person. None of her rights depends on it.
///
/// An asset of a trial is recorded in the file of each victim and counted once. Its value, the amount allocated to victims and the number
/// of victims are used for the statistics only and are kept in no file; the person's file shows her share.
///
/// @param type what kind of asset
/// @param what a description of the asset
/// @param trial the name that the court or the agency uses, the same in each file; null for an asset that concerns one person only
/// @param value the value of the whole asset
/// @param state whether the asset is frozen, confiscated, allocated to victims or released
/// @param frozenOn the day on which it was frozen
/// @param confiscatedOn the day on which it was confiscated
/// @param allocatedOn the day on which it was allocated
/// @param allocated the part of the value that goes to victims
/// @param victims the number of victims who share it
/// @param share what this person gets
/// @param note further remarks
@Schema(examples = """
        {"type":"ACCOUNT","what":"Account of the recruiter","value":{"minor":500000,"currency":"GBP"},"state":"FROZEN",\
        "frozenOn":"2026-01-05"}""")
@RegisterForReflection
public record Asset(
        @NotNull Type type, @NotBlank @Size(max = 1000) String what, @Size(min = 4, max = 100) String trial, @Valid Money value,
        @NotNull State state, @NotNull LocalDate frozenOn, LocalDate confiscatedOn, LocalDate allocatedOn, @Valid Money allocated,
                @Min(1) @Max(100_000) Integer victims, @JsonAlias("perVictim") @Valid Money share,
        @Size(max = 2000) String note) implements Particulars {

    @Schema(name = "AssetType")
    public enum Type { MONEY, ACCOUNT, REAL_ESTATE, VEHICLE, BUSINESS, CRYPTO_ASSET, OTHER }

    @Schema(name = "AssetState")
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
        DateChecks.past("frozenOn", frozenOn, now);
        DateChecks.past("confiscatedOn", confiscatedOn, now);
        DateChecks.past("allocatedOn", allocatedOn, now);
        DateChecks.inOrder("confiscatedOn", frozenOn, confiscatedOn);
        DateChecks.inOrder("allocatedOn", confiscatedOn, allocatedOn);
        if ((state == State.CONFISCATED || state == State.ALLOCATED) && confiscatedOn == null) {
            throw Problems.invalid("confiscatedOn", "must be given once the asset is confiscated");
        }
        if (trial == null && value == null) {
            throw Problems.invalid("value", "must be given for an asset that is not of a trial");
        }
        if (trial == null && victims != null && victims > 1) {
            throw Problems.invalid("trial", "must name the asset of the trial when several victims share it");
        }
        if (state == State.ALLOCATED ? !isAllocated() : allocatedOn != null || allocated != null || victims != null || share != null) {
            throw Problems.invalid("allocated",
                    "must be given with allocatedOn, victims and share once the asset is allocated, and not before");
        }
        if (allocated != null) {
            Money.requireWithin("allocated", List.of(allocated), value);
            if (!share.currency().equals(allocated.currency()) || share.minor() > allocated.minor() / victims) {
                throw Problems.invalid("share",
                        "must be in the currency of the allocated amount, and at most that amount divided by the victims");
            }
        }
    }

    /// For an asset of a trial, the figures of the whole are given all together or not at all.
    private boolean isAllocated() {
        boolean whole = value != null && allocated != null && victims != null;
        boolean counted = trial != null && value == null && allocated == null && victims == null;
        return allocatedOn != null && share != null && (whole || counted);
    }

    @Override
    public void check(Particulars before) {
        Asset earlier = (Asset) before;
        if (earlier != null && earlier.trial != null && !earlier.isSame(trial)) {
            throw Problems.invalid("trial", "must not change");
        }
        boolean moves = earlier == null || earlier.state != state;
        if (moves && value == null && (state == State.CONFISCATED || state == State.ALLOCATED)) {
            throw Problems.invalid("value", "must be the value of the whole asset when it is confiscated or allocated");
        }
    }

    private boolean isSame(String other) {
        return other != null && counted(trial).equals(counted(other));
    }

    private static String counted(String trial) {
        return trial.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    @Override
    public Asset kept() {
        return trial == null ? this
                : new Asset(type, what, trial, null, state, frozenOn, confiscatedOn, allocatedOn, null, null, share, note);
    }

    @Override
    public Optional<String> countedAs() {
        return Optional.ofNullable(trial).map(Asset::counted);
    }

    /// Only a confiscated or allocated asset whose value is given is counted.
    @Override
    public List<CountedFact> counted() {
        if (value == null) {
            return List.of();
        }
        return switch (state) {
            case FROZEN, RELEASED -> List.of();
            case CONFISCATED -> List.of(new CountedFact(CountedFact.Part.ASSET_CONFISCATED, confiscatedOn, type.name(), null, value));
            case ALLOCATED -> List.of(new CountedFact(CountedFact.Part.ASSET_CONFISCATED, confiscatedOn, type.name(), null, value),
                    new CountedFact(CountedFact.Part.ASSET_ALLOCATED, allocatedOn, type.name(), null, allocated));
        };
    }
}
