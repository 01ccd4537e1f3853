package org.palermo.inspection.annualreport;

import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.execute;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.walk.AuditWalk;
import org.palermo.kernel.test.walk.Call;

/// The annual report in the walks over all routes.
public final class AnnualWalk {
    private static final Map<String, String> PLACE = Map.of("country", "GB", "year", "2025", "convention", "C129", "region", "GB-SCT");

    private static final String OF_A_REGION = "{\"fatalMen\":1}";

    /// Operations of which no foreign record is compared, by the reason.
    public static final Map<String, Set<String>> NOT_COMPARED = Map.of(
            "the country, year and convention in the path name no record of an inspectorate",
            Set.of("AnnualReportsResource.get", "AnnualReportsResource.workbook", "AnnualFigures.get", "AnnualFigures.enter",
                    "RegionalInjuries.list", "RegionalInjuries.get", "RegionalInjuries.enter"));

    /// Operations that are not audited, and why.
    public static final Map<String, String> EXCUSED = Map.of("AnnualReportsResource.get", "figures, no record", "AnnualReportsResource.workbook", "figures, no record",
            "AnnualFigures.get", "figures, no record", "RegionalInjuries.list", "figures, no record", "RegionalInjuries.get", "figures, no record");

    private AnnualWalk() {}

    public static Map<String, Call> calls() {
        return Map.of("AnnualFigures.enter", Call.json("{\"offices\":1}").withETag(0),
                "RegionalInjuries.enter", Call.json(OF_A_REGION).withETag(0));
    }

    /// The country, year, convention and region in the path: they name no record.
    public static Map<String, String> place(String route) {
        return route.startsWith("Annual") || route.startsWith("RegionalInjuries") ? PLACE : Map.of();
    }

    /// Calls the audited operation. Its entry names the inspectorate whose figures these are.
    public static void audit(AuditWalk walk) {
        execute("delete from annual_figures where year = 2001; delete from annual_injuries where year = 2001");
        walk.call("AnnualFigures.enter", Account.CHIEF, r -> r.header("If-Match", "\"0\"").body("{\"offices\":1}").put(API + "/annual-figures/GB/2001/C81"),
                answer -> List.of(Account.CHIEF.agency().toString()));
        walk.call("RegionalInjuries.enter", Account.CHIEF, r -> r.header("If-Match", "\"0\"").body(OF_A_REGION).put(API + "/annual-figures/GB/2001/C81/injuries/GB-SCT"),
                answer -> List.of(Account.CHIEF.agency().toString()));
    }
}
