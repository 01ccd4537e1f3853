package org.palermo.referral;

/// Words for {@link org.palermo.kernel.access.Allowed#scope()} that operations of several components share.
public final class AllowedScopes {
    public static final String WORKED_ON = "cases that the caller works on";
    public static final String FOLLOWED =
            "case coordinator: cases that the caller works on; "
                    + "competent authority: cases in the regions that the caller covers";
    public static final String FOLLOWED_OR_OPENED =
            "case coordinator: cases that the caller works on; "
                    + "competent authority: cases in the regions that the caller covers; "
                    + "all three: cases that the caller has opened in an emergency";

    private AllowedScopes() {}
}
