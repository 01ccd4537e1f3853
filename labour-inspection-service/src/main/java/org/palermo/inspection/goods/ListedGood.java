package org.palermo.inspection.goods;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A good that one country produces with child or forced labour.
///
/// @param good its name, as published
/// @param sector `Agriculture`, `Manufacturing`, `Mining` or `Other`, as published
/// @param country ISO 3166-1 alpha-2
/// @param countryName in English
/// @param childLabour whether the list names child labour
/// @param forcedLabour whether the list names forced labour
/// @param forcedChildLabour whether the list names forced labour of children
@RegisterForReflection
public record ListedGood(
        String good, String sector, String country, String countryName,
        boolean childLabour, boolean forcedLabour, boolean forcedChildLabour) {}
