package org.palermo.kernel.money;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/// The currencies of ISO 4217 in which money is counted, former ones included. The codes for metals and for testing have no minor unit
/// and are left out.
public final class Currencies {
    private static final Set<String> COUNTED = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    /// @param code ISO 4217; null is none
    public static boolean isCounted(String code) {
        return code != null && COUNTED.contains(code);
    }
}
