package org.palermo.portal.desk.inspection.list;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// What the service reads of each kind of list, as its page says it, and an example of such a file.
///
/// @param heading the key of the words for the heading, under which `lead` follows
/// @param example its file, or null where a register publishes the file
public record ListColumns(String heading, List<Column> columns, Example example) {

    /// @param names of columns that belong together, as they stand in the file
    /// @param what the key of the words for what they hold
    public record Column(List<String> names, String what, Needed needed) {
        static Column of(Needed needed, String what, String... names) {
            return new Column(List.of(names), "column." + what, needed);
        }
    }

    /// Whether a file must have it.
    public enum Needed { YES, ONE_OF, NO }

    /// @param file its name
    public record Example(String file, String type, String text) {
        static Example csv(String name, Map<String, String> row, List<String> order) {
            return new Example(name, "text/csv", String.join(",", order) + "\r\n"
                    + order.stream().map(column -> cell(row.getOrDefault(column, ""))).collect(Collectors.joining(",")) + "\r\n");
        }

        private static String cell(String value) {
            return value.contains(",") ? '"' + value + '"' : value;
        }
    }

    /// @param names joined by commas
    public record Said(String names, String what, String needed) {}

    private static final String COLUMNS = "lists.columns";
    private static final ListColumns LINKS = new ListColumns(COLUMNS, List.of(
            Column.of(Needed.ONE_OF, "reference", "supplier", "buyer"),
            Column.of(Needed.ONE_OF, "osId", "supplier_os_id", "buyer_os_id"),
            Column.of(Needed.ONE_OF, "party", "supplier_name", "supplier_country", "buyer_name", "buyer_country"),
            Column.of(Needed.NO, "number", "supplier_number", "buyer_number"),
            Column.of(Needed.YES, "product", "product"),
            Column.of(Needed.YES, "source", "source"),
            Column.of(Needed.NO, "sourceTitle", "source_title"),
            Column.of(Needed.YES, "validFrom", "valid_from"),
            Column.of(Needed.NO, "validUntil", "valid_until"),
            Column.of(Needed.NO, "tier", "tier")),
            Example.csv("supply-links.csv",
                    Map.of("supplier_name", "Larch Textiles", "supplier_country", "GB", "buyer_name", "Harbour Clothing", "buyer_country",
                            "FR", "product", "cotton yarn", "tier", "2", "source", "PUBLISHED_LIST", "source_title", "Suppliers 2026",
                    "valid_from", "2026-01-31"),
                    List.of("supplier_name", "supplier_country", "buyer_name", "buyer_country", "product", "tier", "source", "source_title",
                            "valid_from", "valid_until")));
    private static final ListColumns WORKPLACES = new ListColumns(COLUMNS, List.of(
            Column.of(Needed.YES, "workplace", "name"),
            Column.of(Needed.NO, "country", "country"),
            Column.of(Needed.NO, "address", "address", "city", "postcode"),
            Column.of(Needed.NO, "sector", "sector"),
            Column.of(Needed.NO, "point", "latitude", "longitude"),
            Column.of(Needed.NO, "workers", "number_of_workers"),
            Column.of(Needed.NO, "women", "female_workers"),
            Column.of(Needed.NO, "osId", "os_id"),
            Column.of(Needed.NO, "closed", "is_closed"),
            Column.of(Needed.NO, "contributors", "contributor")),
            Example.csv("workplaces.csv",
                    Map.of("name", "Larch Textiles", "country", "GB", "address", "1 Mill Lane, Leeds", "sector", "Textiles", "latitude",
                            "53.7997", "longitude", "-1.5492", "number_of_workers", "100-200", "female_workers", "60%"), List.of("name",
                    "country", "address", "sector", "latitude", "longitude", "number_of_workers", "female_workers", "os_id", "is_closed")));
    private static final ListColumns STATEMENTS = new ListColumns("lists.register", List.of(
            Column.of(Needed.YES, "organisation", "OrganisationName"),
            Column.of(Needed.YES, "year", "StatementYear"),
            Column.of(Needed.NO, "number", "CompanyNumber"),
            Column.of(Needed.NO, "parent", "ParentName"),
            Column.of(Needed.NO, "url", "StatementURL", "StatementSummaryURL"),
            Column.of(Needed.NO, "period", "StatementStartDate", "StatementEndDate"),
            Column.of(Needed.NO, "turnover", "Turnover"),
            Column.of(Needed.NO, "areas", "StatementIncludesOrgStructure", "StatementIncludesPolicies", "StatementIncludesRisksAssessment",
                    "StatementIncludesDueDiligence", "StatementIncludesTraining", "StatementIncludesGoals"),
            Column.of(Needed.YES, "organisations", "reporting_entities"),
            Column.of(Needed.YES, "periodEnd", "period_end"),
            Column.of(Needed.NO, "periodStart", "period_start"),
            Column.of(Needed.NO, "numbers", "abn"),
            Column.of(Needed.NO, "turnover", "annual_revenue"),
            Column.of(Needed.NO, "url", "statement_url", "pdf_url")), null);
    private static final ListColumns GOODS = new ListColumns("lists.elements", List.of(
            Column.of(Needed.YES, "good", "Good_Name", "Good_Sector"),
            Column.of(Needed.YES, "goodCountry", "Country_Name"),
            Column.of(Needed.YES, "labour", "Child_Labor", "Forced_Labor", "Forced_Child_Labor")),
            new Example("goods.xml", "application/xml", """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <Goods>
                      <Good>
                        <Good_Name>Cotton</Good_Name>
                        <Good_Sector>Agriculture</Good_Sector>
                        <Countries>
                          <Country>
                            <Country_Name>Benin</Country_Name>
                            <Child_Labor>Yes</Child_Labor>
                            <Forced_Labor>Yes</Forced_Labor>
                            <Forced_Child_Labor>Yes</Forced_Child_Labor>
                          </Country>
                        </Countries>
                      </Good>
                    </Goods>
                    """));
    /// By the operation that takes the list.
    static final Map<String, ListColumns> OF = Map.of("importSupplyLinks", LINKS, "beginWorkplaceImport", WORKPLACES,
            "importStatements", STATEMENTS, "importGoods", GOODS);

    List<Said> said(Words words, Language language) {
        return columns.stream().map(column -> new Said(String.join(", ", column.names()), words.say(language, column.what()),
                words.say(language, "lists.needed." + column.needed()))).toList();
    }
}
