package org.palermo.portal.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Codes that libqrencode 4.1.1 drew (`qrencode -8 -l L -m 0 -t ASCII`), square by square: short, with alignment patterns, with the version
/// in the code, with blocks of two lengths, and as long as the settings of a phone.
class QrCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"17", "60", "135", "400", "1000"})
    void the_same_squares_as_another_encoder(String bytes) throws IOException {
        List<String> file;
        try (var in = QrCodeTest.class.getResourceAsStream("/qr/" + bytes + ".txt")) {
            file = new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
        String text = file.getFirst();
        assertThat(text).hasSize(Integer.parseInt(bytes));
        List<String> expected = file.subList(1, file.size());
        List<List<String>> masked = IntStream.range(0, 8).mapToObj(mask -> rows(QrCode.of(text, mask))).toList();
        assertThat(masked).doesNotHaveDuplicates().contains(expected);
        assertThat(masked).contains(rows(QrCode.of(text)));
    }

    @Test
    void the_mask_with_the_least_penalty_is_chosen() {
        String text = "HELLO WORLD";
        int least = IntStream.range(0, 8).map(mask -> MaskPenalty.of(QrCode.of(text, mask))).min().orElseThrow();
        assertThat(MaskPenalty.of(QrCode.of(text))).isEqualTo(least);
    }

    @Test
    void at_most_2953_bytes() {
        assertThat(QrCode.of("a".repeat(2953)).size()).isEqualTo(177);
        assertThatThrownBy(() -> QrCode.of("a".repeat(2954))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> rows(QrCode code) {
        return IntStream.range(0, code.size()).mapToObj(y -> IntStream.range(0, code.size()).mapToObj(x -> code.dark(x, y) ? "#" : ".")
                .collect(Collectors.joining())).toList();
    }
}
