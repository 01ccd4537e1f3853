package org.palermo.referral.htcds.standard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A way in which a published file, or somebody who fills it in, deviates from the field definitions. Each is accepted, and named in the
/// report of the run.
@Schema(name = "ImportTrap")
public enum Deviation {
    /// A column has another published name: `prs_First_Name`, `vic_TraffickinStatusDecisionMakingOrg`.
    OTHER_NAME,
    /// A column is named by the label of the field.
    LABEL_FOR_NAME,
    /// The hidden name and the visible label of a template column belong to different fields. The label counts, because it is what people
    /// saw.
    LABEL_AGAINST_NAME,
    /// A column has no name; its label or its position gives the field.
    NO_NAME,
    /// A second column of the same field: kept with the person, under its position in the file.
    SECOND_COLUMN,
    /// Not a field of the standard: kept with the person, under its position in the file.
    NO_FIELD,
    /// The row numbers of the template, which identify nobody.
    ROW_NUMBER,
    /// Added by the form's software: the time of completion, its version, its id.
    FORM_METADATA,
    /// Another sheet of a workbook, which is not read.
    OTHER_SHEET,
    /// A method of control as its own column, as in the field definitions.
    METHOD_AS_COLUMN,
    /// A method of control by its name in the field definitions, which have 17 where the list has 16.
    METHOD_BY_DEFINITION,
    /// Spaces around a value, including no-break spaces.
    SPACES,
    /// The label instead of the code, as in Excel.
    LABEL_FOR_CODE,
    /// Almost the code or the label, but with different spelling.
    NEARLY_THE_CODE,
    /// Another code system: ISO 3166-1 alpha-3, ISO 639-1, or the bibliographic codes of ISO 639-2.
    OTHER_CODE,
    /// Several values where the definitions allow one; another published file allows several.
    SEVERAL_FOR_ONE,
    /// Not a value of the list: kept unchanged.
    NOT_IN_THE_LIST,
    /// A number instead of a date: a day of Excel's calendar.
    NUMBER_FOR_DATE,
    /// A date in another form that can be read in only one way.
    OTHER_DATE_FORM,
    /// An ambiguous date: kept unchanged.
    TWO_DATES,
    /// Not a date, or not a number: kept unchanged.
    UNREADABLE,
    /// Excel turned a text, such as a telephone number, into a number.
    NUMBER_FOR_TEXT,
    /// A formula: its stored result was taken.
    FORMULA,
    /// An Excel error, such as `#N/A`, instead of a value.
    EXCEL_ERROR,
    /// An apostrophe that kept a spreadsheet from reading the value as a formula.
    APOSTROPHE,
    /// Non-printing characters were removed.
    CONTROL_CHARACTERS,
    /// The form asks for the title under the label of the second name.
    TITLE_ASKED_AS_NAME,
    /// The row has no identifier: a fingerprint of its content recognises it.
    NO_IDENTIFIER,
    /// A reference of a case file that does not exist here or that the importer may not see.
    UNKNOWN_REFERENCE,
    /// Neither a date of birth nor an age group is given: the person is treated as a child until her age is known.
    AGE_UNSURE,
    /// The stated age group contradicts the date of birth. A stated adult who is a child by date of birth is a child; a stated child who is
    /// an adult by date of birth has an unsure age.
    AGE_BY_BIRTH,
    /// An adult's consent is missing or refused: the row becomes a notification, and nothing of her identity is kept.
    NO_CONSENT,
    /// No kind of exploitation is given.
    NO_EXPLOITATION,
    /// The case file has a coarser value: the exact one is kept with the person.
    COARSER,
    /// A finding of another body is not a decision of the competent authority here.
    NO_DECISION_HERE,
    /// A closed case without a date of closing: closed on the day of the import.
    NO_CLOSING_DATE,
    /// No date of referral: referred on the day of the import.
    NO_REFERRAL_DATE
}
