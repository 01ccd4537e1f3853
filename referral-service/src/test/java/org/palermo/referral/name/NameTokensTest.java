package org.palermo.referral.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTokensTest {
    private static final List<String> NAMES = List.of("Trần Thị Mai", "Đặng Hương", "Łucja Wójcik", "Наталья Юрьевна", "Олена Шевченко", "محمد عبدالله",
            "فاطمة", "王小明", "김민수", "ተስፋዬ", "Ẹ̀bùn Adébáyọ̀", "O’Brien", "สมหญิง", "प्रिया", "רחל", "Σοφία", "Ana-María", "Nguyễn Ngọc Ánh");

    @ParameterizedTest
    @CsvSource({
        "Trần Thị Mai, tran thi mai", "Trần, TRAN", "Đặng, Dang", "Łucja, Lucja", "Nguyễn Thị Ánh, Anh Nguyen",
        "Наталья, Natalya", "Наталья, Natalia", "Юлия, Yulia", "Наташа, Natasha", "Екатерина, Ekaterina", "Дмитрий, Dmitri", "Ксения, Xenia",
        "Олена Шевченко, Olena Shevchenko", "Євгенія, Yevhenia",
        "محمد, Mohammed", "محمد, Muhammad", "محمد, Mohamed", "مُحَمَّد, محمد", "فاطمة, Fatima", "خديجة, Khadija", "عبدالله, Abdullah",
        "أحمد, Ahmed", "يوسف, Yusuf", "زينب, Zainab", "الحسن, Hassan", "עזרא, עזרא",
        "王小明, Wang Xiaoming", "王 小明, Wang Xiaoming", "王小明, Xiaoming", "O’Brien, OBrien", "O'Brien, O’BRIEN", "Al-Hassan, Hassan",
        "Ana-María, maria", "Ｍａｉ, Mai", "Mohammed, Mohamed"})
    void variants_find_each_other(String one, String other) {
        assertTrue(finds(other, one), other + " finds " + one + ": " + NameTokens.asked(other) + " in " + NameTokens.of(one));
    }

    @ParameterizedTest
    @CsvSource({"Wang Xiaoming, 王小明", "Mohammed, محمد", "Muhammad, محمد", "Fatima, فاطمة", "Natalia, Наталья", "Natasha, Наташа"})
    void what_was_written_in_latin_letters_is_found_in_its_own_script(String kept, String asked) {
        assertTrue(finds(asked, kept), asked + ": " + NameTokens.asked(asked) + " in " + NameTokens.of(kept));
    }

    @ParameterizedTest
    @CsvSource({"Mai Tran, Mai Nguyen", "Tran, Tra", "Li, Lan", "محمد, Fatima", "Мария, Марина", "王小明, Wang Dawei", "Mai, Mi"})
    void other_names_do_not_match(String one, String other) {
        assertFalse(finds(other, one), NameTokens.asked(other) + " in " + NameTokens.of(one));
    }

    @Test
    void every_name_finds_itself_in_any_case_order_form_and_spacing() {
        Random random = new Random(75_289);
        for (int i = 0; i < 2_000; i++) {
            List<String> words = new ArrayList<>(List.of((NAMES.get(random.nextInt(NAMES.size())) + " " + NAMES.get(random.nextInt(NAMES.size()))).split(" ")));
            String kept = String.join(" ", words);
            Collections.shuffle(words, random);
            String asked = String.join(random.nextBoolean() ? "  " : ", ", words);
            asked = Normalizer.normalize(asked, Normalizer.Form.values()[random.nextInt(4)]);
            asked = random.nextBoolean() ? asked.toUpperCase(Locale.ROOT) : asked.toLowerCase(Locale.ROOT);
            assertTrue(finds(asked, kept), asked + " finds " + kept + ": " + NameTokens.asked(asked) + " in " + NameTokens.of(kept));
        }
    }

    @Test
    void a_text_without_a_word_is_not_a_name() {
        assertEquals(Set.of(), NameTokens.of(null, "", " -- '’ ", "👩"));
        assertEquals(List.of(), NameTokens.asked("…"));
    }

    @Test
    void a_long_name_is_handled_fast() {
        assertTrue(NameTokens.of("a b c d e f g h i j k l m n o p q r s t u v w x y z".repeat(4)).size() <= 48);
        assertTrue(NameTokens.asked("b c d f g h j k l m n").size() <= 8);
    }

    @Test
    void the_loose_form_is_the_same_in_every_script() {
        assertEquals(NameTokens.loose("Mohammed", "Hassan"), NameTokens.loose("محمد", "حسن"));
        assertEquals(NameTokens.loose("Wang Xiaoming"), NameTokens.loose("王小明"));
        assertEquals(NameTokens.loose("Natalya"), NameTokens.loose("Наталья"));
    }

    private static boolean finds(String asked, String kept) {
        Set<String> forms = NameTokens.of(kept);
        List<Set<String>> groups = NameTokens.asked(asked);
        return !groups.isEmpty() && groups.stream().allMatch(group -> group.stream().anyMatch(forms::contains));
    }
}
