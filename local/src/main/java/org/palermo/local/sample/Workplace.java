package org.palermo.local.sample;

/// A workplace of a list that a company publishes, in the columns of those lists.
///
/// @param country as the list has it: a name or an ISO 3166-1 code
record Workplace(String country, String name, String address, String sector) {

    static final String HEADER = "country,name,address,sector";

    String csv() {
        return quoted(country) + "," + quoted(name) + "," + quoted(address) + "," + quoted(sector);
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
