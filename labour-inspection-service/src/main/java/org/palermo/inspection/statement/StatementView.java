package org.palermo.inspection.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A statement of an organisation for a year.
///
/// @param regime by which country's law
/// @param year of the register, or in which the period ends
/// @param company id of the company that the organisation is
/// @param companyName its name
/// @param organisationName the organisation as the register names it, which may be a number
/// @param periodStart the first day that the statement is about; left out when nobody stated it
/// @param periodEnd the last day that the statement is about; left out when nobody stated it
/// @param statementUrl where the statement is published; left out when nobody stated it
/// @param summaryUrl its page in the register, which several organisations may share; left out when it has none
/// @param areas the areas that it covers by the register; left out where the register doesn't say
/// @param missing the areas that the law names and that it doesn't cover by the register; left out where the register doesn't say
/// @param turnoverListed the turnover as the register writes it; left out when it doesn't
/// @param recordedAt when it was recorded or imported first, in UTC
/// @param version how often a later file said something else
/// @param answers the last answer to each question; only when one statement is read
/// @param columns every column of the register's file, as it was read; only when one statement is read that is from a file
/// @param sharedWith other organisations with the same summary; only when one statement is read
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementView(
        UUID id, Regime regime, int year, UUID company, String companyName, String organisationName, LocalDate periodStart,
        LocalDate periodEnd, String statementUrl, String summaryUrl, List<StatementArea> areas, List<StatementArea> missing,
        String turnoverListed,
                Instant recordedAt, int version,
        List<Answered> answers, List<RegisterColumn> columns, List<Sharing> sharedWith) {

    /// @param question code of the question
    /// @param text the question in the wanted language, otherwise in English
    /// @param answer whether the statement says so
    /// @param place where it says so; left out when nobody stated it
    /// @param from who says it: the register's columns, or a person who read the statement
    /// @param answeredAt when it was answered, in UTC; left out for the register
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StatementAnswerView")
    public record Answered(String question, String text, StatementAnswer answer, String place, SaidBy from, Instant answeredAt) {}

    /// @param name of the column
    /// @param value of the cell; empty when it is
    @RegisterForReflection
    public record RegisterColumn(String name, String value) {}

    /// @param id of the other statement
    /// @param organisationName as the register names it
    @RegisterForReflection
    @Schema(name = "StatementSharing")
    public record Sharing(UUID id, String organisationName) {}

    /// Who says what a statement says.
    @Schema(name = "StatementSaidBy")
    public enum SaidBy {
        REGISTER,
        PERSON
    }
}
