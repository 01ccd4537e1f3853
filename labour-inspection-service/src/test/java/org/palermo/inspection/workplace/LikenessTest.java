package org.palermo.inspection.workplace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.workplace.Likeness.Place;

class LikenessTest {

    @Test
    void words_fold_case_accents_punctuation_and_legal_forms() {
        assertEquals(List.of("hong", "ho", "mexico", "sa", "de", "cv"), Likeness.words("Hong Ho Mexico S.A .DE C.V."));
        assertEquals(List.of("jiangsu", "co", "ltd"), Likeness.words("Jiangsu Co.,Ltd "));
        assertEquals(Likeness.words("Químicas & Hijos Limited"), Likeness.words("QUIMICAS AND HIJOS LTD."));
        assertEquals(List.of("কারখানা"), Likeness.words("কারখানা"));
    }

    @Test
    void the_same_needs_country_name_and_address() {
        String key = Likeness.matchKey("CN", "Zeta Co., Ltd", "1 Long Road, Dongguan");
        assertEquals(key, Likeness.matchKey("CN", "ZETA COMPANY LIMITED", "1 long road dongguan"));
        assertNotEquals(key, Likeness.matchKey("VN", "Zeta Co., Ltd", "1 Long Road, Dongguan"));
        assertNotEquals(key, Likeness.matchKey("CN", "Zeta Co., Ltd", "Long 1 Road, Dongguan"));
        assertNotEquals(key, Likeness.matchKey("CN", "Zeta", "1 Long Road, Dongguan"));
    }

    @Test
    void alike_by_name_or_by_address_and_not_by_chance() {
        Place zeta = new Place("CN", "Zeta Co. Ltd", "1 Long Road, Dongguan");
        assertEquals(Likeness.NAME, Likeness.between(zeta, new Place("CN", "Zeta Inc", "1 Long Road, Dongguan, Guangdong")));
        assertEquals(Likeness.NAME, Likeness.between(zeta, new Place("CN", "Zeta", null)));
        assertEquals(Likeness.ADDRESS, Likeness.between(zeta, new Place("CN", "Zeta Garments", "Dongguan, Long Road 1")));
        assertNull(Likeness.between(zeta, new Place("CN", "Zeta", "99 Other Street, Beijing")));
        assertNull(Likeness.between(zeta, new Place("CN", "Omega", "1 Long Road, Dongguan")));
        assertNull(Likeness.between(zeta, new Place("VN", "Zeta Co. Ltd", "1 Long Road, Dongguan")));
    }

    @Test
    void a_name_of_nothing_but_a_legal_form_is_not_empty() {
        assertNotEquals(Likeness.nearName("GB", "Limited"), Likeness.nearName("GB", "Company"));
    }
}
