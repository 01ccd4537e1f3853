package org.palermo.inspection.tip;

/// In what kind of place something was seen.
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
