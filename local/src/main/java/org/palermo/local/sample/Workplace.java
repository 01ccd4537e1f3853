package org.palermo.local.sample;

/// A workplace of a published list, with the columns of these lists.
///
/// @param country as the list has it: a name or an ISO 3166-1 code
/// @param region ISO 3166-2
record Workplace(String country, String region, String name, String address, String sector) {

    static final String HEADER = "country,region_code,name,address,sector";

    String csv() {
        return quoted(country) + "," + quoted(region) + "," + quoted(name) + "," + quoted(address) + "," + quoted(sector);
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
