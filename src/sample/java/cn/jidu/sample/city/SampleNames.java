package cn.jidu.sample.city;

/** Names of enterprises and persons: made up, of the kind one meets in Taizhou. */
final class SampleNames {
    private static final String BRAND = "永盛恒昌瑞丰祥泰宏达鑫源华隆兴旺金海东方天宇嘉禾德润博远卓越锦绣中联万通顺和信诚立新凯旋腾飞创景明星光辉正大";
    private static final String FAMILY = "王陈林李张徐叶郑应罗潘蒋阮江赵朱杨金卢项";
    private static final String GIVEN = "建国文军海燕志强小芳丽华永明晓东伟民春兰俊杰雪梅国平红霞";

    private SampleNames() {}

    /** The name of an enterprise: where, brand, trade, form. */
    static String enterprise(int serial, String county, String trade, EntityKind kind) {
        String where = serial % 3 == 0 ? "台州市" + SampleCounties.name(county).substring(0, 2) : "台州";
        String brand =
                pick(BRAND, serial * 7 + 3) + pick(BRAND, serial / 11 + serial * 3) + pick(BRAND, serial / 61 + 5);
        return where + brand + trade + kind.suffix();
    }

    static String person(int serial) {
        return pick(FAMILY, serial * 3 + serial / 7) + pick(GIVEN, serial * 5) + pick(GIVEN, serial / 3 + 2);
    }

    private static String pick(String of, int place) {
        return String.valueOf(of.charAt(Math.floorMod(place, of.length())));
    }
}
