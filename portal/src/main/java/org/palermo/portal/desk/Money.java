package org.palermo.portal.desk;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.palermo.portal.api.Schema;

/// An amount of money: minor units and currency in the services, an amount with decimals on the page.
final class Money {
    static final String AMOUNT = "amount";
    static final String CURRENCY = "currency";
    private static final String NAME = "Money";
    private static final String MINOR = "minor";

    private Money() {}

    static boolean is(Schema schema) {
        return NAME.equals(schema.name()) || schema.properties().containsKey(MINOR) && schema.properties().containsKey(CURRENCY);
    }

    /// Empty when it is no amount, has more decimals than the currency, or the currency does not exist.
    static Optional<JsonObject> of(String amount, String currency) {
        try {
            BigDecimal minor = new BigDecimal(amount.replace(',', '.')).movePointRight(Currency.getInstance(currency).getDefaultFractionDigits());
            return Optional.of(new JsonObject().put(MINOR, minor.longValueExact()).put(CURRENCY, currency));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /// The amount as it is typed.
    static String amount(JsonObject money) {
        return decimal(money).toPlainString();
    }

    static String text(JsonObject money, Locale reader) {
        NumberFormat format = NumberFormat.getCurrencyInstance(reader);
        format.setCurrency(Currency.getInstance(money.getString(CURRENCY)));
        format.setMinimumFractionDigits(digits(money));
        format.setMaximumFractionDigits(digits(money));
        return format.format(decimal(money));
    }

    /// The currencies of the world, by their code.
    static List<String> currencies() {
        return Currency.getAvailableCurrencies().stream().filter(currency -> currency.getDefaultFractionDigits() >= 0).map(Currency::getCurrencyCode)
                .sorted(Comparator.naturalOrder()).toList();
    }

    private static BigDecimal decimal(JsonObject money) {
        return BigDecimal.valueOf(money.getLong(MINOR)).movePointLeft(digits(money)).setScale(digits(money));
    }

    private static int digits(JsonObject money) {
        return Currency.getInstance(money.getString(CURRENCY)).getDefaultFractionDigits();
    }
}
