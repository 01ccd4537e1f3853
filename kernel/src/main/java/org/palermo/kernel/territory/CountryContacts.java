package org.palermo.kernel.territory;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Who answers for what in a country, for everybody to read.
///
/// @param note what a reader must know about these addresses, by language (BCP 47); null when there is nothing to know
/// @param help who helps the people who work with the suite; null when the country's file does not say
/// @param controller who answers for the personal data; null when the country's file does not say
/// @param dataProtectionOfficer who takes requests of persons about their data; null when the country's file does not say
/// @param supervisoryAuthority where a person complains about the use of her data; null when the country's file does not say
/// @param accessibility to whom a barrier in the pages is reported; null when the country's file does not say
/// @param enforcement who decides when such a report does not help; null when the country's file does not say
@RegisterForReflection
public record CountryContacts(
        Map<String, String> note, CountryContact help, CountryContact controller, CountryContact dataProtectionOfficer,
        CountryContact supervisoryAuthority, CountryContact accessibility, CountryContact enforcement) {

    /// @param name in English
    /// @param names by language, BCP 47
    /// @param telephone in the form of E.164 with spaces between groups; null when there is none
    /// @param email null when there is none
    /// @param address for letters, in one line; null when there is none
    /// @param web an https address; null when there is none
    @RegisterForReflection
    public record CountryContact(String name, Map<String, String> names, String telephone, String email, String address, String web) {
        private static final int LONGEST = 200;
        private static final Pattern TELEPHONE = Pattern.compile("\\+[0-9][0-9 ]{4,24}");
        private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[A-Za-z0-9.-]{3,100}");
        private static final Pattern WEB = Pattern.compile("https://[A-Za-z0-9.-]{3,100}(/[A-Za-z0-9._~/-]{0,100})?");

        /// What is wrong with it, or null.
        String wrong() {
            if (name == null || name.isBlank() || tooLong(name)) {
                return "name must have 1 to " + LONGEST + " characters";
            }
            if (names == null || names.values().stream().anyMatch(CountryContact::tooLong)) {
                return "names must be there, with at most " + LONGEST + " characters each";
            }
            if (telephone != null && !TELEPHONE.matcher(telephone).matches()) {
                return "telephone must begin with + and have only digits and spaces, 6 to 26 characters";
            }
            if (email != null && !EMAIL.matcher(email).matches()) {
                return "email must be an address of the form name@host";
            }
            if (address != null && tooLong(address)) {
                return "address must have at most " + LONGEST + " characters";
            }
            if (web != null && !WEB.matcher(web).matches()) {
                return "web must be an https address without a query";
            }
            return null;
        }

        private static boolean tooLong(String text) {
            return text.length() > LONGEST;
        }
    }

    /// What is wrong with them, with the name of the field, or null.
    String wrong() {
        if (note != null && note.values().stream().anyMatch(CountryContact::tooLong)) {
            return "note must have at most " + CountryContact.LONGEST + " characters in each language";
        }
        Map<String, CountryContact> all = new LinkedHashMap<>();
        all.put("help", help);
        all.put("controller", controller);
        all.put("dataProtectionOfficer", dataProtectionOfficer);
        all.put("supervisoryAuthority", supervisoryAuthority);
        all.put("accessibility", accessibility);
        all.put("enforcement", enforcement);
        return all.entrySet().stream().filter(one -> one.getValue() != null && one.getValue().wrong() != null)
                .map(one -> one.getKey() + ": " + one.getValue().wrong()).findFirst().orElse(null);
    }
}
