package org.palermo.inspection.tip.official;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.recruitment.fee.RecruitmentAmount;
import org.palermo.inspection.tip.TipContent;
import org.palermo.inspection.tip.TipView;
import org.palermo.inspection.tip.TransferMode;

/// A suspicious-activity report from a tip, for the financial intelligence unit. Its fields are named after goAML of UNODC. It was not
/// validated against a schema of goAML: the unit's own form decides. It has the least data: who gave the tip, where it was seen,
/// bookings, journeys and advertisements are not in it.
///
/// @param validated always false: it was not compared with a schema of goAML
/// @param reportCode `SAR`, without a transaction; `STR`, with one
/// @param submissionCode `E`, electronic
/// @param entityReference the reference of the tip
/// @param submissionDate the day on which this was written, in the time zone of the country
/// @param currencyCodeLocal the currency of the country, ISO 4217; left out where it is not known
/// @param reason what the tip says in words; left out when it has none
/// @param reportIndicators codes of what it is about
/// @param transaction movements of money
/// @param activity the parties that the report is about; left out when the tip names none
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuspiciousActivityReport(
        boolean validated,
        @Schema(description = "`SAR`, without a transaction; `STR`, with one") @JsonProperty("report_code") String reportCode,
        @Schema(description = "`E`: electronic") @JsonProperty("submission_code") String submissionCode,
        @Schema(description = "The reference of the tip") @JsonProperty("entity_reference") String entityReference,
        @Schema(description = "The day on which this was written, in the time zone of the country") @JsonProperty(
                "submission_date") LocalDate submissionDate,
        @Schema(description = "The currency of the country, ISO 4217; left out where it is not known") @JsonProperty(
                "currency_code_local") String currencyCodeLocal,
        String reason,
        @Schema(description = "Codes of what it is about") @JsonProperty("report_indicators") List<String> reportIndicators,
        List<ActivityTransaction> transaction,
        ActivityParties activity) {

    /// A movement of money.
    ///
    /// @param transactionNumber its place in this report, from 1
    /// @param dateTransaction the day
    /// @param transmodeCode how it moved
    /// @param amountLocal the amount as a decimal number, where it is in the local currency; otherwise left out
    /// @param foreignCurrency the amount in another currency; otherwise left out
    /// @param from the account that it left; left out when unknown
    /// @param to the account that it reached; left out when unknown
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ActivityTransaction(
            @Schema(description = "Its place in this report, from 1") @JsonProperty("transactionnumber") String transactionNumber,
            @Schema(description = "The day") @JsonProperty("date_transaction") LocalDate dateTransaction,
            @Schema(description = "How it moved") @JsonProperty("transmode_code") TransferMode transmodeCode,
            @Schema(description = "The amount as a decimal number, where it is in the local currency; otherwise left out") @JsonProperty(
                    "amount_local") String amountLocal,
            @Schema(description = "The amount in another currency; otherwise left out") @JsonProperty(
                    "foreign_currency") ActivityCurrency foreignCurrency,
            @Schema(description = "The account that it left; left out when unknown") @JsonProperty("t_from") ActivityAccount from,
            @Schema(description = "The account that it reached; left out when unknown") @JsonProperty("t_to") ActivityAccount to) {}

    /// An amount in a currency that is not the local one.
    ///
    /// @param code ISO 4217
    /// @param amount as a decimal number
    @RegisterForReflection
    public record ActivityCurrency(@Schema(description = "ISO 4217") @JsonProperty("foreign_currency_code") String code,
            @Schema(description = "As a decimal number") @JsonProperty("foreign_amount") String amount) {}

    /// An account.
    ///
    /// @param account its number
    @RegisterForReflection
    public record ActivityAccount(String account) {}

    /// What the report is about.
    ///
    /// @param reportParties the parties
    @RegisterForReflection
    public record ActivityParties(@Schema(description = "The parties") @JsonProperty("report_parties") List<ActivityParty> reportParties) {}

    /// A person, a company or an account.
    ///
    /// @param name as the tip says it; left out for an account
    /// @param account its number; left out for a person or company
    /// @param reason why it is in the report
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ActivityParty(String name, String account, String reason) {}

    /// @param tip with what it says
    /// @param today in the country of the tip
    static SuspiciousActivityReport of(TipView tip, LocalDate today) {
        TipContent said = tip.content();
        String local = localCurrency(tip.country());
        List<TipContent.TipTransaction> moved = said.transactions() == null ? List.of() : said.transactions();
        List<ActivityTransaction> transactions = Stream.iterate(0, i -> i < moved.size(), i -> i + 1)
                .map(i -> transaction(i + 1, moved.get(i), local)).toList();
        List<ActivityParty> parties = parties(said);
        return new SuspiciousActivityReport(false, moved.isEmpty() ? "SAR" : "STR", "E", tip.reference(), today, local, said.words(),
                List.of("HUMAN_TRAFFICKING", tip.concern().name()), transactions, parties.isEmpty() ? null : new ActivityParties(parties));
    }

    private static List<ActivityParty> parties(TipContent said) {
        Stream<ActivityParty> subject = Stream.ofNullable(said.subjectName())
                .filter(name -> !name.isBlank()).map(name -> new ActivityParty(name, null, "SUBJECT"));
        Stream<ActivityParty> accounts = said.accounts() == null ? Stream.empty()
                : said.accounts().stream().map(account -> new ActivityParty(null, account, "ACCOUNT"));
        return Stream.concat(subject, accounts).toList();
    }

    private static ActivityTransaction transaction(int number, TipContent.TipTransaction t, String local) {
        boolean isLocal = t.amount().currency().equals(local);
        String amount = decimal(t.amount());
        return new ActivityTransaction(Integer.toString(number), t.on(), t.mode(), isLocal ? amount : null,
                isLocal ? null : new ActivityCurrency(t.amount().currency(), amount), account(t.fromAccount()), account(t.toAccount()));
    }

    private static ActivityAccount account(String number) {
        return number == null || number.isBlank() ? null : new ActivityAccount(number);
    }

    private static String decimal(RecruitmentAmount amount) {
        return BigDecimal.valueOf(amount.minor(), Currency.getInstance(amount.currency()).getDefaultFractionDigits()).toPlainString();
    }

    /// Null for a country that Java does not know, such as one of user-assigned code.
    private static String localCurrency(String country) {
        try {
            Currency currency = Currency.getInstance(Locale.of("", country));
            return currency == null ? null : currency.getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /// Contains nothing of what it says, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "SuspiciousActivityReport";
    }
}
