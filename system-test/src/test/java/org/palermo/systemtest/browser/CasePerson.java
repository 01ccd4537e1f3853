package org.palermo.systemtest.browser;

import java.util.UUID;

/// Who is referred in a journey, and what is typed about her, in the language of those who type it.
///
/// @param years her age
/// @param nationality ISO 3166
/// @param language that she speaks, and in which her letter is written (BCP 47)
/// @param contact through whom she is reached
/// @param toldBy how she is told of the last decision
record CasePerson(String givenName, String familyName, int years, String nationality, String language, String contact, String when,
        String circumstances, Said said, String toldBy) {

    /// What is written on her case.
    ///
    /// @param need what she needs
    record Said(String question, String answer, String need, String note, String reasons, String laterReasons, String end) {}

    static CasePerson girl() {
        return new CasePerson(unique("Awa"), "Diallo", 15, "SN", "fr", "Ana, at the night café", "After ten in the morning",
                "Kept in a house without pay since she was twelve.",
                new Said("Did anybody else live in the house?", "Two grown sons, who locked the door at night.", "Sleeps badly",
                        "Sleeps better since she sees the clinic.", "Her account and the neighbour's agree.", "Three accounts agree.",
                        "She lives with a foster family and goes to school."),
                "Through her guardian");
    }

    static CasePerson woman() {
        return new CasePerson(unique("Huda"), "السوري", 27, "SY", "ar", "رنا، في الكنيسة", "أيام الأحد", "احتُجزت في بيت بلا أجر.",
                new Said("هل سكن أحد غيرها في البيت؟", "ابنان بالغان يقفلان الباب ليلا.", "نومها متقطع", "تنام أفضل منذ أن بدأت العلاج.",
                        "روايتها متسقة مع ما رآه الجار.", "ثلاث روايات متفقة.", "تعيش مستقلة وتعمل."),
                "In person");
    }

    private static String unique(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }

    boolean isChild() {
        return years < 18;
    }
}
