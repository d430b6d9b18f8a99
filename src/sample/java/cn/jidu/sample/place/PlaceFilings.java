package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;

/** Who files for tax, who is to be relieved and who is; by no rule but the code's. */
final class PlaceFilings {
    private PlaceFilings() {}

    static boolean files(PlaceEnterprise e, Quarter quarter) {
        return e.isActive(quarter) && draw(e, quarter.number()) != 0;
    }

    static boolean isEligible(PlaceEnterprise e) {
        return draw(e, 7) < 4;
    }

    static boolean isRelieved(PlaceEnterprise e, Quarter quarter) {
        return isEligible(e) && draw(e, 20 + quarter.number()) != 1;
    }

    private static int draw(PlaceEnterprise e, int thing) {
        return Math.floorMod((e.code() + thing).hashCode(), 6);
    }
}
