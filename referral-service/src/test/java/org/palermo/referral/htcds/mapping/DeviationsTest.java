package org.palermo.referral.htcds.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.htcds.file.Published.template;
import static org.palermo.referral.htcds.mapping.UnderstoodRows.csv;
import static org.palermo.referral.htcds.mapping.UnderstoodRows.form;
import static org.palermo.referral.htcds.mapping.UnderstoodRows.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.referral.htcds.file.CsvRows;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.file.FileRows;
import org.palermo.referral.htcds.file.Published;
import org.palermo.referral.htcds.file.TwoSheets;
import org.palermo.referral.htcds.file.UnreadableFile;
import org.palermo.referral.htcds.standard.Deviation;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.TheStandard;

/// Each deviation of the published files, or of people who fill them in, from the field definitions is accepted and named.
class DeviationsTest {

    @Test
    void the_field_table_is_the_published_one() {
        assertEquals(84, TheStandard.STANDARD.fields().stream().filter(field -> !field.home().isOurs()).count());
        assertEquals(40, TheStandard.STANDARD.fields().stream().filter(HtcdsField::core).count());
    }

    @ParameterizedTest
    @CsvSource({"prs_First_Name,prs_FirstName", "prs_Second_Name,prs_SecondName", "vic_Methods_of_Control,vic_MethodsOfControl",
            "vic_TraffickinStatusDecisionMakingOrg,vic_TraffickingStatusDecisionMakingOrg", "PRS_FIRSTNAME,prs_FirstName"})
    void OTHER_NAME(String header, String field) {
        InterpretedRow row = csv(header + ",prs_Email", "Other,a@mail.example");
        assertEquals(List.of("Other"), row.of(field));
        assertNamed(row, field, FieldOutcome.COERCED, Deviation.OTHER_NAME);
    }

    @Test
    void LABEL_FOR_NAME() {
        InterpretedRow row = csv("First Name;Type of Exploitation", "Mai;Forced labour");
        assertEquals(List.of("Mai"), row.of("prs_FirstName"));
        assertEquals(List.of("ForcedLabour"), row.of("vic_TypeOfExploitation"));
        assertNamed(row, "prs_FirstName", FieldOutcome.COERCED, Deviation.LABEL_FOR_NAME);
    }

    /// The template hides its names, and five of its address columns have the label of another field: people saw the labels.
    @Test
    void LABEL_AGAINST_NAME() {
        InterpretedRow row = read(FileFormat.XLSX, template(Map.of("N3", "1 High Street", "O3", "Leeds", "P3", "Yorkshire", "Q3", "LS1", "R3", "GB"))).getFirst();
        assertEquals(List.of("1 High Street"), row.of("prs_MailingStreet"));
        assertEquals(List.of("Leeds"), row.of("prs_MailingCity"));
        assertEquals(List.of("Yorkshire"), row.of("prs_MailingState"));
        assertEquals(List.of("LS1"), row.of("prs_MailingPostalCode"));
        assertEquals(List.of("GB"), row.of("prs_MailingCountry"));
        assertNamed(row, "prs_MailingStreet", FieldOutcome.COERCED, Deviation.LABEL_AGAINST_NAME);
        assertFalse(row.findings().contains(new ImportedField("prs_MailingState", FieldOutcome.COERCED, Deviation.LABEL_AGAINST_NAME)));
    }

    @Test
    void NO_NAME_in_the_template_the_label_gives_the_field() {
        InterpretedRow row = read(FileFormat.XLSX, template(Map.of("AJ3", "Migration or Change of Location"))).getFirst();
        assertEquals(List.of("MigrationOrChangeOfLocation"), row.of("cas_ReasonForOutgoingReferral"));
        assertNamed(row, "cas_ReasonForOutgoingReferral", FieldOutcome.COERCED, Deviation.NO_NAME);
    }

    @Test
    void NO_NAME_in_a_table_the_position_gives_the_field() {
        InterpretedRow row = csv("prs_FirstName,cas_ReferredPrimaryCaseWorker,,cas_OutgoingReferralDate", "Mai,A,Other,2026-01-05");
        assertEquals(List.of("Other"), row.of("cas_ReasonForOutgoingReferral"));
        assertNamed(row, "cas_ReasonForOutgoingReferral", FieldOutcome.COERCED, Deviation.NO_NAME);
    }

    @Test
    void NO_NAME_without_a_known_position_is_kept() {
        InterpretedRow row = csv("prs_FirstName,,prs_Email", "Mai,secret,a@mail.example");
        assertEquals(Map.of("column B", "secret"), row.others());
        assertNamed(row, "column B", FieldOutcome.KEPT, Deviation.NO_NAME);
    }

    @Test
    void NO_FIELD_is_kept_but_never_under_its_own_name() {
        InterpretedRow row = csv("prs_FirstName,Mai Tran's notes", "Mai,secret");
        assertEquals(Map.of("column B", "secret"), row.others());
        assertNamed(row, "column B", FieldOutcome.KEPT, Deviation.NO_FIELD);
    }

    @Test
    void SECOND_COLUMN_is_kept() {
        InterpretedRow row = csv("prs_FirstName,prs_First_Name", "Mai,Linh");
        assertEquals(List.of("Mai"), row.of("prs_FirstName"));
        assertEquals(Map.of("column B", "Linh"), row.others());
        assertNamed(row, "column B", FieldOutcome.KEPT, Deviation.SECOND_COLUMN);
    }

    @Test
    void ROW_NUMBER_of_the_template_identifies_nobody() {
        assertEquals(List.of(), read(FileFormat.XLSX, template(Map.of())));
        InterpretedRow row = read(FileFormat.XLSX, template(Map.of("D3", "Mai"))).getFirst();
        assertEquals(3, row.row());
        assertNamed(row, "column A", FieldOutcome.LOST, Deviation.ROW_NUMBER);
    }

    @Test
    void FORM_METADATA() {
        InterpretedRow row = form("<prs_First_Name>Mai</prs_First_Name>");
        assertEquals("uuid:1", row.others().get("form instanceID"));
        assertNamed(row, "form start", FieldOutcome.KEPT, Deviation.FORM_METADATA);
    }

    @Test
    void SPACES_around_values_no_break_spaces_too() {
        InterpretedRow row = csv("prs_Gender,prs_FirstName", "Transgender Feminine\u00A0, Mai ");
        assertEquals(List.of("TransgenderFeminine"), row.of("prs_Gender"));
        assertEquals(List.of("Mai"), row.of("prs_FirstName"));
        assertNamed(row, "prs_Gender", FieldOutcome.COERCED, Deviation.SPACES);
        assertNamed(row, "prs_FirstName", FieldOutcome.COERCED, Deviation.SPACES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "prs_Gender|Non-Conforming|NonConforming",
            "vic_ForcedLabourIndustry|Water supply; sewerage, waste management and remediation|E_WaterSupplySewerageWasteManagement",
            "vic_TypeOfExploitation|Forced military (by non-state actors)|ForcedMilitaryByNonStateActors",
            "prs_Citizenship|Korea, Republic of|KR",
            "prs_Citizenship|Viet Nam|VN",
            "con_Consent|Yes|TRUE"})
    void LABEL_FOR_CODE(String field, String label, String code) {
        InterpretedRow row = csv(field + ",prs_Email", "\"" + label + "\",a@mail.example");
        assertEquals(List.of(code), row.of(field));
        assertNamed(row, field, FieldOutcome.COERCED, Deviation.LABEL_FOR_CODE);
    }

    @ParameterizedTest
    @CsvSource({"prs_Gender,feminine,Feminine", "con_Consent,true,TRUE", "con_Consent,1,TRUE", "con_Consent,no,FALSE", "vic_RelationshipToTrafficker,Unacquainted,Unaquainted",
            "vic_MethodsOfControl,psychoactive substance,PsychoactiveSubstance"})
    void NEARLY_THE_CODE(String field, String told, String code) {
        InterpretedRow row = csv(field + ",prs_Email", told + ",a@mail.example");
        assertEquals(List.of(code), row.of(field));
        assertTrue(row.findings().stream().anyMatch(f -> f.field().equals(field) && f.fate() == FieldOutcome.COERCED), row.findings().toString());
    }

    @ParameterizedTest
    @CsvSource({"prs_Citizenship,VNM,VN", "prs_PrimaryLanguage,vi,vie", "prs_PrimaryLanguage,ger,deu"})
    void OTHER_CODE(String field, String told, String code) {
        InterpretedRow row = csv(field + ",prs_Email", told + ",a@mail.example");
        assertEquals(List.of(code), row.of(field));
        assertNamed(row, field, FieldOutcome.COERCED, Deviation.OTHER_CODE);
    }

    /// The form allows several industries, where the definitions allow one; and one citizenship, where they allow several.
    @Test
    void SEVERAL_FOR_ONE() {
        InterpretedRow row = form("<vic_ForcedLabourIndustry>F_Construction P_Education</vic_ForcedLabourIndustry><prs_Citizenship>VN</prs_Citizenship>");
        assertEquals(List.of("F_Construction", "P_Education"), row.of("vic_ForcedLabourIndustry"));
        assertNamed(row, "vic_ForcedLabourIndustry", FieldOutcome.COERCED, Deviation.SEVERAL_FOR_ONE);
        assertEquals(List.of("VN", "GB"), csv("prs_Citizenship;prs_Email", "\"VN;United Kingdom of Great Britain and Northern Ireland\";x").of("prs_Citizenship"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Debt bondage, Physical abuse", "DebtBondage PhysicalAbuse", "DebtBondage;PhysicalAbuse", "Debt bondage\nPhysical abuse"})
    void several_values_are_separated_in_any_way(String told) {
        assertEquals(List.of("DebtBondage", "PhysicalAbuse"), csv("vic_MethodsOfControl,prs_Email", "\"" + told + "\",x").of("vic_MethodsOfControl"));
    }

    /// The field definitions explain 17 methods; three have no counterpart among the 16 of the list.
    @ParameterizedTest
    @CsvSource({"MethodsOfControlDebtBondage,DebtBondage", "MethodsOfControlPsychoactiveSubstances,PsychoactiveSubstance",
            "MethodsOfControlThreatOfLawEnforcement,ThreatsLawEnforcement", "MethodsOfControlRestrictsMovement,MethodsOfControlRestrictsMovement",
            "MethodsOfControlUsesChildren,MethodsOfControlUsesChildren", "MethodsOfControlThreats,MethodsOfControlThreats"})
    void METHOD_BY_DEFINITION(String told, String code) {
        InterpretedRow row = csv("vic_MethodsOfControl,prs_Email", told + ",x");
        assertEquals(List.of(code), row.of("vic_MethodsOfControl"));
        assertNamed(row, "vic_MethodsOfControl", FieldOutcome.COERCED, Deviation.METHOD_BY_DEFINITION);
        assertEquals(17, TheStandard.STANDARD.field("vic_MethodsOfControl").definitions().size());
        assertEquals(16, TheStandard.STANDARD.field("vic_MethodsOfControl").codes().size());
    }

    @Test
    void METHOD_AS_COLUMN() {
        InterpretedRow row = csv("prs_FirstName,MethodsOfControlDebtBondage,vic_MethodsOfControlPhysicalAbuse,MethodsOfControlThreats", "Mai,TRUE,1,no");
        assertEquals(List.of("DebtBondage", "PhysicalAbuse"), row.of("vic_MethodsOfControl"));
        assertEquals(Map.of("not MethodsOfControlThreats", "FALSE"), row.others());
        assertNamed(row, "vic_MethodsOfControl", FieldOutcome.COERCED, Deviation.METHOD_AS_COLUMN);
    }

    @Test
    void NOT_IN_THE_LIST_is_kept_unchanged() {
        InterpretedRow row = csv("vic_MethodsOfControl,prs_Gender", "\"Debt bondage; Locked in, at night; Other\",X");
        assertEquals(List.of("DebtBondage", "Locked in, at night", "Other"), row.of("vic_MethodsOfControl"));
        assertNamed(row, "vic_MethodsOfControl", FieldOutcome.KEPT, Deviation.NOT_IN_THE_LIST);
        assertEquals(List.of("X"), row.of("prs_Gender"));
    }

    @Test
    void NUMBER_FOR_DATE() {
        InterpretedRow row = read(FileFormat.XLSX, template(Map.of("D3", "Mai", "G3", "<c r=\"G3\" s=\"4\"><v>36526</v></c>"))).getFirst();
        assertEquals(List.of("2000-01-01"), row.of("prs_Birthdate"));
        assertNamed(row, "prs_Birthdate", FieldOutcome.COERCED, Deviation.NUMBER_FOR_DATE);
    }

    /// As Excel itself stores a date: a number with a date style.
    @Test
    void a_date_of_excel_is_a_date() {
        InterpretedRow row = read(FileFormat.XLSX, template(Map.of("D3", "Mai", "G3", "<c r=\"G3\" s=\"2\"><v>36526</v></c>"))).getFirst();
        assertEquals(List.of("2000-01-01"), row.of("prs_Birthdate"));
        assertTrue(row.findings().stream().noneMatch(finding -> finding.field().equals("prs_Birthdate")));
    }

    @ParameterizedTest
    @CsvSource({"31/12/1999,1999-12-31", "12/31/1999,1999-12-31", "5.1.1999,1999-01-05", "1999/1/5,1999-01-05", "1999-01-05T10:00:00Z,1999-01-05", "7/7/1999,1999-07-07"})
    void OTHER_DATE_FORM(String told, String day) {
        InterpretedRow row = csv("prs_Birthdate,prs_Email", told + ",x");
        assertEquals(List.of(day), row.of("prs_Birthdate"));
        assertNamed(row, "prs_Birthdate", FieldOutcome.COERCED, Deviation.OTHER_DATE_FORM);
    }

    @Test
    void TWO_DATES_are_not_read_as_a_date() {
        InterpretedRow row = csv("prs_Birthdate,prs_Email", "05/01/1999,x");
        assertEquals(List.of("05/01/1999"), row.of("prs_Birthdate"));
        assertNamed(row, "prs_Birthdate", FieldOutcome.KEPT, Deviation.TWO_DATES);
    }

    @ParameterizedTest
    @CsvSource({"prs_Birthdate,about 1999", "prs_Birthdate,1999-02-30", "prs_NumberOfChildren,two"})
    void UNREADABLE_is_kept_unchanged(String field, String told) {
        InterpretedRow row = csv(field + ",prs_Email", told + ",x");
        assertEquals(List.of(told), row.of(field));
        assertNamed(row, field, FieldOutcome.KEPT, Deviation.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"\"a\"\":null}", "[]", "{", "{\"\"a\"\":{}}"})
    void UNREADABLE_other_values_are_kept_unchanged(String told) {
        InterpretedRow row = csv("palermo_Others,prs_Email", "\"" + told + "\",x");
        assertEquals(Map.of("palermo_Others", told.replace("\"\"", "\"")), row.others());
        assertNamed(row, "palermo_Others", FieldOutcome.KEPT, Deviation.UNREADABLE);
    }

    @Test
    void NUMBER_FOR_TEXT() {
        InterpretedRow row = read(FileFormat.XLSX, template(Map.of("M3", "<c r=\"M3\" s=\"4\"><v>4.42079460000E11</v></c>"))).getFirst();
        assertEquals(List.of("442079460000"), row.of("prs_MobilePhone"));
        assertNamed(row, "prs_MobilePhone", FieldOutcome.COERCED, Deviation.NUMBER_FOR_TEXT);
    }

    @Test
    void FORMULA() {
        InterpretedRow row = read(FileFormat.XLSX, template(Map.of("D3", "<c r=\"D3\" s=\"4\" t=\"str\"><f>A1&amp;B1</f><v>Mai</v></c>"))).getFirst();
        assertEquals(List.of("Mai"), row.of("prs_FirstName"));
        assertNamed(row, "prs_FirstName", FieldOutcome.COERCED, Deviation.FORMULA);
    }

    @Test
    void EXCEL_ERROR_is_lost() {
        InterpretedRow row = read(FileFormat.XLSX, template(Map.of("D3", "Mai", "E3", "<c r=\"E3\" s=\"4\" t=\"e\"><v>#N/A</v></c>"))).getFirst();
        assertEquals(List.of(), row.of("prs_SecondName"));
        assertNamed(row, "prs_SecondName", FieldOutcome.LOST, Deviation.EXCEL_ERROR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"'=1+1|=1+1", "'+44 20|+44 20", "''x|'x", "'@x|@x", "x;'=1;y|x;=1;y", "'+44 1;'+44 2|+44 1;+44 2", "x;''|x;'"})
    void APOSTROPHE(String told, String value) {
        InterpretedRow row = csv("prs_Email,prs_Title", told + ",x");
        assertEquals(List.of(value), row.of("prs_Email"));
        assertNamed(row, "prs_Email", FieldOutcome.COERCED, Deviation.APOSTROPHE);
        assertEquals(told, CsvRows.neutral(value));
    }

    @Test
    void CONTROL_CHARACTERS() {
        InterpretedRow row = csv("prs_FirstName,prs_Title", "Ma\u0007i,x");
        assertEquals(List.of("Mai"), row.of("prs_FirstName"));
        assertNamed(row, "prs_FirstName", FieldOutcome.COERCED, Deviation.CONTROL_CHARACTERS);
    }

    @Test
    void TITLE_ASKED_AS_NAME() {
        assertNamed(form("<prs_Title>Tran</prs_Title>"), "prs_Title", FieldOutcome.COERCED, Deviation.TITLE_ASKED_AS_NAME);
    }

    @Test
    void OTHER_SHEET_is_counted() throws IOException {
        byte[] file = TwoSheets.file();
        try (FileRows rows = Published.open(FileFormat.XLSX, Published.bytes(file))) {
            assertEquals(1, rows.sheetsLeftOut());
            assertNotNull(rows.next());
        }
    }

    @Test
    void an_invalid_byte_rejects_only_its_row() {
        byte[] file = "prs_FirstName,prs_Email\nMai,x\nZo\u00EB,x\nLinh,x\n".getBytes(StandardCharsets.ISO_8859_1);
        List<InterpretedRow> rows = read(FileFormat.CSV, file);
        assertEquals(3, rows.size());
        assertEquals("must not contain a byte that is invalid in the file's encoding", rows.get(1).defect());
        assertEquals(List.of("Linh"), rows.get(2).of("prs_FirstName"));
    }

    @Test
    void more_cells_than_the_header_reject_only_their_row() {
        List<InterpretedRow> rows = read(FileFormat.CSV, "prs_FirstName,prs_Email\nMai,x,y\nLinh,x,\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("must not have more cells than the header", rows.get(0).defect());
        assertEquals(List.of("Linh"), rows.get(1).of("prs_FirstName"));
    }

    @Test
    void instances_are_found_in_any_wrapper() {
        String many = "<export><row><data id='x'><group1><prs_First_Name>Mai</prs_First_Name></group1><group2><prs_Email>x</prs_Email></group2></data></row>"
                + "<row><data><prs_First_Name>Linh</prs_First_Name></data></row><row><whatever><prs_First_Name>Lan</prs_First_Name></whatever></row></export>";
        List<InterpretedRow> rows = read(FileFormat.XFORM, many.getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("Mai", "Linh", "Lan"), rows.stream().flatMap(row -> row.of("prs_FirstName").stream()).toList());
        assertEquals(List.of(1, 2, 3), rows.stream().map(InterpretedRow::row).toList());
        assertEquals(List.of("x"), rows.getFirst().of("prs_Email"));
    }

    @Test
    void the_form_itself_is_not_an_instance() throws IOException {
        byte[] form = Published.resource("htcds_xform_2.0.xml").readAllBytes();
        assertEquals(UnreadableFile.Failure.FORM_NOT_INSTANCE, assertThrows(UnreadableFile.class, () -> read(FileFormat.XFORM, form)).failure());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "<!DOCTYPE data [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><data id='x'><prs_FirstName>&x;</prs_FirstName></data>",
            "<!DOCTYPE data [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><data id='x'><prs_FirstName>&b;</prs_FirstName></data>",
            "<!DOCTYPE data SYSTEM 'http://127.0.0.1:1/x.dtd'><data id='x'/>",
            "<data id='x'><prs_FirstName>&x;</prs_FirstName></data>"})
    void no_external_entity_is_read(String xml) {
        UnreadableFile.Failure failure = assertThrows(UnreadableFile.class, () -> read(FileFormat.XFORM, xml.getBytes(StandardCharsets.UTF_8))).failure();
        assertTrue(failure == UnreadableFile.Failure.DOCUMENT_TYPE || failure == UnreadableFile.Failure.BROKEN, failure.name());
    }

    @ParameterizedTest
    @CsvSource({"XLSX", "CSV", "XFORM"})
    void a_file_of_another_kind_is_reported(FileFormat format) {
        assertThrows(UnreadableFile.class, () -> read(format, "no,field,here\n1,2,3\n".getBytes(StandardCharsets.UTF_8)));
        assertThrows(UnreadableFile.class, () -> read(format, new byte[] {0, 1, 2}));
    }

    private static void assertNamed(InterpretedRow row, String field, FieldOutcome fate, Deviation trap) {
        assertTrue(row.findings().contains(new ImportedField(field, fate, trap)), row.findings().toString());
    }
}
