package org.palermo.referral.htcds;

/// What a published file, or who filled it in, does in another way than the field definitions say. Each is taken, and named in
/// the report of the run.
public enum Trap {
    /// A column goes by another published name: `prs_First_Name`, `vic_TraffickinStatusDecisionMakingOrg`.
    OTHER_NAME,
    /// A column is named by the field's label.
    LABEL_FOR_NAME,
    /// The template's hidden name and its visible label are of two fields: who filled it in saw the label.
    LABEL_AGAINST_NAME,
    /// A column has no name; its label or its place says what it is.
    NO_NAME,
    /// A second column of the same field: kept beside, under its place in the file.
    SECOND_COLUMN,
    /// No field of the standard: kept beside, under its place in the file.
    NO_FIELD,
    /// The template's own row numbers, which are nobody's.
    ROW_NUMBER,
    /// What the form's tool adds: when it was filled in, its version, its id.
    FORM_METADATA,
    /// A further sheet of a workbook, which is not read.
    OTHER_SHEET,
    /// A method of control as a column of its own, as the field definitions list them.
    METHOD_AS_COLUMN,
    /// A method of control by the name of the field definitions, which know 17 where the list has 16.
    METHOD_BY_DEFINITION,
    /// Spaces, no-break spaces too, around a value.
    SPACES,
    /// The label stands where the code belongs, as in Excel.
    LABEL_FOR_CODE,
    /// Neither the code nor the label letter by letter.
    NEARLY_THE_CODE,
    /// Another code system: ISO 3166-1 alpha-3, ISO 639-1, or the bibliographic codes of ISO 639-2.
    OTHER_CODE,
    /// Several values where the definitions know one; another published file lets several be chosen.
    SEVERAL_FOR_ONE,
    /// No value of the list: kept as it was told.
    NOT_IN_THE_LIST,
    /// A number where a date belongs: a day of Excel's calendar.
    NUMBER_FOR_DATE,
    /// A date in another form, which can be read in one way only.
    OTHER_DATE_FORM,
    /// It may be two dates: kept as it was told.
    TWO_DATES,
    /// No date, no number: kept as it was told.
    UNREADABLE,
    /// Excel made a number of a text, such as a telephone.
    NUMBER_FOR_TEXT,
    /// A formula: the value that Excel stored with it was taken.
    FORMULA,
    /// An error of Excel, such as `#N/A`, instead of a value.
    EXCEL_ERROR,
    /// An apostrophe kept a spreadsheet from reading the value as a formula.
    APOSTROPHE,
    /// Characters that print nothing were left out.
    CONTROL_CHARACTERS,
    /// The form asks for the title under the label of the second name.
    TITLE_ASKED_AS_NAME,
    /// The row says nothing by which it would be known: it is known again by a fingerprint of all that it says.
    NO_IDENTIFIER,
    /// The reference of a file that is not here or not the importer's.
    UNKNOWN_REFERENCE,
    /// A birth date or an age group is missing: she is treated as a child until it is known.
    AGE_UNSURE,
    /// The age group was told, and the date of birth says another: an adult who is a child by it is a child, a child who is an adult by it
    /// is somebody whose age is unsure.
    AGE_BY_BIRTH,
    /// An adult's consent is missing or refused: a notification, and nothing of her identity.
    NO_CONSENT,
    /// No kind of exploitation was told.
    NO_EXPLOITATION,
    /// Coarser here: the exact value is kept beside.
    COARSER,
    /// What another body found is no decision of the competent authority here.
    NO_DECISION_HERE,
    /// A closed case without a date of closing: closed with the import.
    NO_CLOSING_DATE,
    /// No date of referral: referred with the import.
    NO_REFERRAL_DATE
}
