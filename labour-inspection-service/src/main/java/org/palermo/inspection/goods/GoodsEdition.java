package org.palermo.inspection.goods;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;

/// An edition of the list.
///
/// @param name what people call it
/// @param publishedOn the day of publication; left out for the edition that comes with the service
/// @param source who published it, and where
/// @param entries how many goods and countries it names
/// @param current whether it is in use: the latest edition is
/// @param loadedAt when it was loaded, in UTC; left out for the edition that comes with the service
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GoodsEdition(String name, LocalDate publishedOn, String source, int entries, boolean current, Instant loadedAt) {}
