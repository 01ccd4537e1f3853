package org.palermo.portal.desk.page;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.Digits;

/// An amount of money: minor units and currency in the services, an amount with decimals on the page.
public final class Money {
    public static final String AMOUNT = "amount";
    public static final String CURRENCY = "currency";
    private static final String NAME = "Money";
    private static final String MINOR = "minor";
    /// Of an amount in an answer.
    static final Set<String> FIELDS = Set.of(MINOR, CURRENCY);
    /// Digits with at most one separator before the decimals. Thousands are not separated: 1,500 may mean two amounts. In a currency with
    /// four decimals, more digits would not fit into a number of minor units.
    private static final Pattern TYPED = Pattern.compile("\\d{1,14}(?:[.,](\\d{1,4}))?");

    private Money() {}

    public static boolean is(Schema schema) {
        return NAME.equals(schema.name()) || schema.properties().containsKey(MINOR) && schema.properties().containsKey(CURRENCY);
    }

    /// Empty when it is no amount, has more decimals than the currency, or the currency does not exist.
    public static Optional<JsonObject> of(String amount, String currency) {
        Matcher typed = TYPED.matcher(amount);
        int digits = digits(currency);
        if (!typed.matches() || digits < 0 || typed.group(1) != null && typed.group(1).length() > digits) {
            return Optional.empty();
        }
        long minor = new BigDecimal(amount.replace(',', '.')).movePointRight(digits).longValueExact();
        return Optional.of(new JsonObject().put(MINOR, minor).put(CURRENCY, currency));
    }

    /// The amount as it is typed.
    public static String amount(JsonObject money) {
        return decimal(money).toPlainString();
    }

    static String text(JsonObject money, Locale reader) {
        NumberFormat format = NumberFormat.getCurrencyInstance(reader);
        format.setCurrency(Currency.getInstance(money.getString(CURRENCY)));
        format.setMinimumFractionDigits(digits(money));
        format.setMaximumFractionDigits(digits(money));
        return format.format(decimal(money));
    }

    /// By their code: first those with which people pay somewhere today, then those of earlier years, in which old records have amounts.
    public static List<String> currencies() {
        List<Currency> today = Arrays.stream(Locale.getISOCountries()).map(country -> Currency.getInstance(Locale.of("", country)))
                .filter(Objects::nonNull).distinct().toList();
        Stream<Currency> earlier = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0 && !today.contains(currency));
        return Stream.of(today.stream(), earlier).flatMap(all -> all.map(Currency::getCurrencyCode).sorted()).toList();
    }

    private static BigDecimal decimal(JsonObject money) {
        return BigDecimal.valueOf(money.getLong(MINOR)).movePointLeft(digits(money)).setScale(digits(money));
    }

    /// The decimals of a currency; less than 0 when it does not exist or has no amounts of money.
    private static int digits(String currency) {
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static int digits(JsonObject money) {
        return Currency.getInstance(money.getString(CURRENCY)).getDefaultFractionDigits();
    }
}
