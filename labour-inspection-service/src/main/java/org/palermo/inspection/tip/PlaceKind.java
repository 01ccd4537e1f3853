package org.palermo.inspection.tip;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The kind of place where something was seen.
@Schema(name = "TipPlaceKind")
public enum PlaceKind {
    FACTORY,
    FARM,
    BUILDING_SITE,
    RESTAURANT_OR_HOTEL,
    SHOP_OR_SALON,
    HOME,
    VEHICLE_OR_SHIP,
    STREET,
    OTHER
}
