"""Writes the SYNTHETIC county of this folder: scenario.json and posts.csv.

No unit, town or number here is a real one. What is taken from a published county report are six
facts, which the asserts at the end check (see README.md). Python 3, standard library only; the
same seed gives the same bytes everywhere.

    python3 examples/yuncheng/generate.py [FOLDER]
"""

import csv
import json
import pathlib
import random
import sys

SEED = 2020
COLUMNS = [
    "id", "unit", "name", "department", "sector", "tier", "town", "category", "occupation",
    "service", "approved", "inPost", "need", "idleYears", "tags",
]
TOWNS = [
    "柳溪镇", "杨集镇", "黄塘镇", "程桥镇", "丁岗镇", "双庙镇", "南湖镇", "武安集镇", "侯堂镇", "张集镇",
    "唐店镇", "玉泉镇", "潘渡口镇", "李寨镇", "郭屯集镇", "随河镇", "徐埠镇", "陈坡乡", "水堡乡",
    "肖垌乡", "季圩乡", "刘口乡",
]
DEPARTMENTS = [
    "县委办公室", "县委组织部", "县委宣传部", "县委统战部", "县委政法委", "县委编办", "县政府办公室",
    "发展和改革局", "教育和体育局", "科学技术局", "工业和信息化局", "民政局", "司法局", "财政局",
    "人力资源和社会保障局", "自然资源和规划局", "住房和城乡建设局", "城市管理局", "交通运输局",
    "水务局", "农业农村局", "商务局", "文化和旅游局", "卫生健康局", "退役军人事务局", "应急管理局",
    "审计局", "市场监督管理局", "统计局", "医疗保障局", "行政审批服务局", "信访局", "林业局",
    "生态环境分局",
]
SHELL_KINDS = [
    ("农机推广服务站", "农业农村局", "agriculture"), ("原种场", "农业农村局", "agriculture"),
    ("物资供应站", "商务局", "commerce"), ("招待所", "县政府办公室", "office"),
    ("勘测队", "水务局", "water"), ("苗圃", "林业局", "forestry"),
    ("教具供应站", "教育和体育局", "education"), ("电影发行站", "文化和旅游局", "culture"),
    ("建材管理站", "住房和城乡建设局", "housing"), ("养路工区", "交通运输局", "transport"),
    ("农科教培训点", "教育和体育局", "education"), ("经济协作办公室", "发展和改革局", "office"),
]
INSTITUTIONS = [
    ("农业技术推广中心", "农业农村局", "agriculture"), ("畜牧兽医服务中心", "农业农村局", "agriculture"),
    ("渔业服务中心", "农业农村局", "agriculture"), ("粮食服务中心", "发展和改革局", "office"),
    ("价格认定中心", "发展和改革局", "office"), ("公路事业发展中心", "交通运输局", "transport"),
    ("道路运输服务中心", "交通运输局", "transport"), ("河道管理所", "水务局", "water"),
    ("引黄灌溉服务中心", "水务局", "water"), ("水土保持站", "水务局", "water"),
    ("国有林场", "林业局", "forestry"), ("森林防火站", "林业局", "forestry"),
    ("房产服务中心", "住房和城乡建设局", "housing"), ("工程质量服务站", "住房和城乡建设局", "housing"),
    ("园林服务中心", "城市管理局", "city"), ("环境卫生服务中心", "城市管理局", "city"),
    ("文化馆", "文化和旅游局", "culture"), ("图书馆", "文化和旅游局", "culture"),
    ("博物馆", "文化和旅游局", "culture"), ("融媒体中心", "县委宣传部", "culture"),
    ("社会保险服务中心", "人力资源和社会保障局", "welfare"),
    ("公共就业服务中心", "人力资源和社会保障局", "welfare"), ("社会福利院", "民政局", "welfare"),
    ("救助管理站", "民政局", "welfare"), ("不动产登记中心", "自然资源和规划局", "land"),
    ("土地储备中心", "自然资源和规划局", "land"), ("国库集中支付中心", "财政局", "finance"),
    ("财政投资评审中心", "财政局", "finance"), ("政务服务中心", "行政审批服务局", "office"),
    ("大数据中心", "行政审批服务局", "office"), ("检验检测中心", "市场监督管理局", "market"),
    ("消费者权益服务中心", "市场监督管理局", "market"), ("医保服务中心", "医疗保障局", "welfare"),
    ("安全生产服务中心", "应急管理局", "emergency"), ("防灾减灾中心", "应急管理局", "emergency"),
    ("法律援助中心", "司法局", "justice"), ("环境监测站", "生态环境分局", "environment"),
    ("退役军人服务中心", "退役军人事务局", "welfare"), ("招商服务中心", "商务局", "commerce"),
    ("中小企业服务中心", "工业和信息化局", "commerce"),
]
SEAT_SCHOOLS = (
    ["第一中学", "第二中学", "第三中学", "职业中等专业学校", "特殊教育学校"]
    + [f"第{n}初级中学" for n in "一二三四五六"]
    + [f"实验小学第{n}校区" for n in "一二三四五六七"]
    + [f"机关幼儿园第{n}分园" for n in "一二三四"]
)
HOSPITALS = ["人民医院", "中医医院", "妇幼保健院", "疾病预防控制中心", "精神卫生中心"]

random_source = random.Random(SEED)


def between(low, high):
    """A whole number from low to high; random() alone is the same in every Python 3."""
    return low + int((high - low + 1) * random_source.random())


lines = []


def add(id, name, department, sector, tier, town, category, approved, in_post, need,
        unit=None, occupation="", service="", idle_years="", tags=""):
    lines.append({
        "id": id, "unit": unit or id, "name": name, "department": department, "sector": sector,
        "tier": tier, "town": town, "category": category, "occupation": occupation,
        "service": service, "approved": approved, "inPost": in_post, "need": need,
        "idleYears": idle_years, "tags": tags,
    })


def add_short(id, name, department, sector, tier, town, category, approved, gap, **fields):
    """A line that needs `gap` posts more; every ninth is over quota, the rest full or nearly."""
    in_post = approved + between(1, 4) if between(1, 9) == 1 else approved - between(0, 1)
    add(id, name, department, sector, tier, town, category, approved, in_post, approved + gap,
        **fields)


def add_town(number, town):
    key = f"t{number:02}"

    def short(suffix, unit, name, department, sector, category, approved, gap, **fields):
        add_short(f"{key}-{suffix}", town + name, department, sector, "township", town, category,
                  approved, gap, unit=f"{key}-{unit}", **fields)

    short("government", "government", "人民政府", "乡镇党委政府", "government", "administrative",
          between(34, 48), between(0, 4))
    approved = between(4, 8)
    add(f"{key}-government-support", town + "人民政府", "乡镇党委政府", "government", "township", town,
        "support", approved, approved - between(0, 3), approved - between(0, 2),
        unit=f"{key}-government", occupation="support")
    for suffix, name, sector in [
        ("agriculture", "农业综合服务中心", "agriculture"), ("culture", "综合文化站", "culture"),
        ("enforcement", "综合行政执法队", "enforcement"), ("people", "便民服务中心", "welfare"),
        ("planning", "村镇建设服务中心", "housing"),
    ]:
        if between(1, 3) == 1:
            # Over-supplied: vacancies, some of them idle for years, and a need below what is approved.
            approved = between(9, 16)
            in_post = approved - between(1, 4)
            add(f"{key}-{suffix}", town + name, "乡镇党委政府", sector, "township", town, "institution",
                approved, in_post, in_post, idle_years=between(0, 5))
        else:
            short(suffix, suffix, name, "乡镇党委政府", sector, "institution", between(6, 14),
                  between(0, 2))
    for suffix, occupation, low, high, most in [
        ("doctors", "doctor", 12, 22, 3), ("nurses", "nurse", 8, 16, 3),
    ]:
        short(f"clinic-{suffix}", "clinic", "卫生院", "卫生健康局", "health", "institution",
              between(low, high), between(0, most), occupation=occupation)
    short("clinic-technicians", "clinic", "卫生院", "卫生健康局", "health", "institution",
          between(2, 5), between(2, 4), occupation="medical-technician")
    for suffix, name, low, high, most in [
        ("junior", "初级中学", 48, 96, 22), ("primary", "中心小学", 60, 130, 24),
        ("primary2", "第二小学", 24, 60, 12), ("kindergarten", "中心幼儿园", 6, 14, 5),
    ]:
        short(suffix, suffix, name, "教育和体育局", "education", "institution",
              between(low, high), between(most // 4, most), occupation="teacher")
    for suffix, name, department, sector in [
        ("junior", "初级中学", "教育和体育局", "education"),
        ("primary", "中心小学", "教育和体育局", "education"),
        ("clinic", "卫生院", "卫生健康局", "health"),
    ]:
        approved = between(2, 6)
        in_post = approved - between(0, 2)
        add(f"{key}-{suffix}-support", town + name, department, sector, "township", town, "support",
            approved, in_post, in_post, unit=f"{key}-{suffix}", occupation="support")


def add_departments():
    services = ["security", "sanitation", "canteen", "data-entry"]
    for number, department in enumerate(DEPARTMENTS, start=1):
        key = f"d{number:02}"
        name = department if department.startswith("县") else "县" + department
        common = dict(unit=key)
        approved = between(14, 46)
        in_post = approved - between(0, 6) if between(1, 5) > 1 else approved + between(1, 3)
        add(key, name, department, "office", "county", "县城", "administrative", approved, in_post,
            min(approved, in_post) + (between(0, 2) if in_post >= approved else 0),
            idle_years=between(0, 4) if in_post < approved else "", **common)
        approved = between(2, 7)
        in_post = approved - between(0, 3)
        add(f"{key}-support", name, department, "office", "county", "县城", "support", approved,
            in_post, in_post, occupation="support", **common)
        add(f"{key}-service", name, department, "office", "county", "县城", "support", 0, 0,
            between(13, 21), occupation="aide", service=services[number % 4], **common)


def add_shells():
    count = 46
    vacancies = [between(9, 30) for _ in range(count)]
    position = 0
    while sum(vacancies) != 900:
        step = 1 if sum(vacancies) < 900 else -1
        if 5 <= vacancies[position % count] + step <= 40:
            vacancies[position % count] += step
        position += 1
    for number, vacancy in enumerate(vacancies, start=1):
        kind, department, sector = SHELL_KINDS[(number - 1) % len(SHELL_KINDS)]
        in_post = between(0, 3)
        # Every fourth is a township's; names are numbered, as shells often are.
        tier, town = ("township", TOWNS[number % 22]) if number % 4 == 0 else ("county", "县城")
        place = town if tier == "township" else "县"
        ordinal = "一二三四"[(number - 1) // len(SHELL_KINDS)]
        add(f"shell-{number:02}", f"{place}第{ordinal}{kind}", department, sector, tier, town,
            "institution", in_post + vacancy, in_post, in_post, idle_years=between(3, 12),
            tags="zombie")


def add_institutions():
    for number, (name, department, sector) in enumerate(INSTITUTIONS, start=1):
        key = f"i{number:02}"
        approved = between(18, 64)
        if number % 4 == 0:
            add_short(key, "县" + name, department, sector, "county", "县城", "institution", approved,
                      between(1, 5))
            continue
        in_post = approved - between(approved // 8, approved // 3)
        need = in_post + between(0, 2)
        add(key, "县" + name, department, sector, "county", "县城", "institution", approved, in_post,
            need, idle_years=between(0, 6), tags="over-supplied")
        if number % 2 == 1:
            approved = between(3, 8)
            in_post = approved - between(0, 3)
            add(f"{key}-support", "县" + name, department, sector, "county", "县城", "support",
                approved, in_post, in_post, unit=key, occupation="support")


def add_seat_schools():
    for number, name in enumerate(SEAT_SCHOOLS, start=1):
        key = f"s{number:02}"
        add_short(f"{key}-teachers", "县" + name, "教育和体育局", "education", "county", "县城",
                  "institution", between(60, 180), between(4, 24), unit=key, occupation="teacher")
        approved = between(3, 9)
        in_post = approved - between(0, 2)
        add(f"{key}-support", "县" + name, "教育和体育局", "education", "county", "县城", "support",
            approved, in_post, in_post, unit=key, occupation="support")
        if number <= 18:
            approved = between(1, 6)
            add(f"{key}-talent", "县" + name, "教育和体育局", "education", "county", "县城",
                "institution", approved, approved, approved + between(8, 14), unit=key,
                occupation="talent", tags="high-level-talent")


def add_hospitals():
    for number, name in enumerate(HOSPITALS, start=1):
        key = f"h{number:02}"
        for suffix, occupation, low, high, most in [
            ("doctors", "doctor", 40, 160, 9), ("nurses", "nurse", 50, 180, 9),
            ("technicians", "medical-technician", 12, 36, 4),
        ]:
            add_short(f"{key}-{suffix}", "县" + name, "卫生健康局", "health", "county", "县城",
                      "institution", between(low, high), between(2, most), unit=key,
                      occupation=occupation)
        approved = between(10, 26)
        in_post = approved - between(3, 8)
        add(f"{key}-offices", "县" + name, "卫生健康局", "health", "county", "县城", "institution",
            approved, in_post, in_post, unit=key, occupation="office", idle_years=between(0, 5),
            tags="over-supplied")


for town_number, town_name in enumerate(TOWNS, start=1):
    add_town(town_number, town_name)
add_departments()
add_shells()
add_institutions()
add_seat_schools()
add_hospitals()


def total(category):
    return sum(line["approved"] for line in lines if line["category"] == category)


SYNTHETIC = "synthetic rule for this example"
RESERVE = 30
CATEGORIES = [
    ("administrative", "行政编制", 0, 0), ("institution", "事业编制", RESERVE, RESERVE),
    ("support", "工勤编制", 0, 0),
]
scenario = {
    "oneboard": 1,
    "name": "合成示例县 (synthetic, after six published facts of Yuncheng)",
    "categories": [
        {"id": id, "name": name, "reserve": reserve, "keepAtLeast": keep,
         "total": {"atMost": total(id)}}
        for id, name, reserve, keep in CATEGORIES
    ],
    "posts": "posts.csv",
    "rules": [
        {"id": "shells", "title": "Shell institutions give every vacancy back",
         "basis": SYNTHETIC, "where": {"tag": ["zombie"]}, "reclaim": {"all": True, "must": True}},
        {"id": "shells-to-teachers", "title": "What shell institutions free goes to teachers",
         "basis": SYNTHETIC,
         "ringFence": {"from": {"tag": ["zombie"]},
                       "to": {"sector": ["education"], "occupation": ["teacher"]}}},
        {"id": "education-to-towns", "title": "What education units free goes to town schools",
         "basis": SYNTHETIC,
         "ringFence": {"from": {"sector": ["education"]},
                       "to": {"sector": ["education"], "tier": ["township"]}}},
        {"id": "health-stays", "title": "What health units free stays in health",
         "basis": SYNTHETIC,
         "ringFence": {"from": {"sector": ["health"]}, "to": {"sector": ["health"]}}},
        {"id": "vacancy-5", "title": "Vacancies above 5 % of the approved posts go to the pool",
         "basis": SYNTHETIC,
         "where": {"tag": ["over-supplied"], "category": ["institution"]},
         "reclaim": {"vacancyAbove": 0.05, "rounding": "up"}},
        {"id": "offices-vacancy-8", "title": "Offices keep a vacancy of 8 %", "basis": SYNTHETIC,
         "where": {"sector": ["office"], "category": ["administrative"]},
         "reclaim": {"vacancyAbove": 0.08, "rounding": "nearest"}},
        {"id": "idle-3", "title": "Posts idle for three years go to the pool", "basis": SYNTHETIC,
         "where": {"tier": ["township"], "category": ["institution"],
                   "sector": ["agriculture", "culture", "enforcement", "welfare", "housing"],
                   "not": {"tag": ["zombie"]}},
         "reclaim": {"idleYears": 3}},
        {"id": "above-need", "title": "Half of what is approved above the need",
         "basis": SYNTHETIC, "where": {"category": ["support"], "occupation": ["support"]},
         "reclaim": {"aboveNeed": 0.5}},
        {"id": "talent", "title": "At least 160 posts for high-level education talent",
         "basis": "published county report, figure only",
         "where": {"tag": ["high-level-talent"]}, "bound": {"of": "granted", "atLeast": 160}},
        {"id": "technicians", "title": "One or two medical technicians for every township",
         "basis": "published county report, figure only",
         "where": {"tier": ["township"], "occupation": ["medical-technician"]},
         "bound": {"of": "granted", "per": "town", "atLeast": 1, "atMost": 2}},
        {"id": "support-closes", "title": "Support posts are not granted any more",
         "basis": SYNTHETIC, "where": {"category": ["support"]},
         "bound": {"of": "granted", "atMost": 0}},
        {"id": "town-limit", "title": "No town takes more than 50 posts a year",
         "basis": SYNTHETIC, "where": {"tier": ["township"], "category": ["institution"]},
         "bound": {"of": "granted", "per": "town", "atMost": 50}},
        {"id": "department-limit", "title": "No department gives more than 60 live posts",
         "basis": SYNTHETIC, "where": {"not": {"tag": ["zombie"]}},
         "bound": {"of": "released", "per": "department", "atMost": 60}},
        {"id": "frontline", "title": "Two thirds of all grants go to townships",
         "basis": SYNTHETIC, "where": {"tier": ["township"]},
         "share": {"of": "granted", "among": {}, "atLeast": 0.666}, "strength": {"soft": 10}},
        {"id": "logistics", "title": "Logistics services bought by departments",
         "basis": SYNTHETIC, "where": {"service": ["security", "sanitation", "canteen"]},
         "purchase": {"unitCost": 4.2, "budget": 1575}},
        {"id": "data-entry", "title": "Data entry bought by departments", "basis": SYNTHETIC,
         "where": {"service": ["data-entry"]}, "purchase": {"unitCost": 5.6, "budget": 700}},
    ],
    "objective": [
        {"maximize": "benefit", "curve": "linear",
         "weights": [
             {"where": {"tier": ["township"]}, "times": 1.5},
             {"where": {"sector": ["health"]}, "times": 1.2},
             {"where": {"occupation": ["teacher"]}, "times": 1.3},
         ]},
        {"leximin": "coverage"},
        {"minimize": "released"},
    ],
}


def check():
    """The published facts, and that a legal plan exists."""
    def gap(line):
        return max(0, line["need"] - line["approved"])

    def taken(test):
        return [line for line in lines if test(line)]

    shells = taken(lambda line: "zombie" in line["tags"])
    assert sum(line["approved"] - line["inPost"] for line in shells) == 900
    assert {line["category"] for line in shells} == {"institution"}
    teachers = taken(lambda line: line["occupation"] == "teacher")
    assert sum(map(gap, teachers)) >= 900
    talent = taken(lambda line: line["occupation"] == "talent")
    assert sum(map(gap, talent)) >= 160
    for town in TOWNS:
        technicians = taken(lambda line: line["town"] == town
                            and line["occupation"] == "medical-technician")
        assert sum(map(gap, technicians)) >= 2
    services = taken(lambda line: line["service"])
    assert 30 <= len({line["department"] for line in services}) <= 39
    assert sum(gap(line) for line in services if line["service"] != "data-entry") >= 375
    assert sum(gap(line) for line in services if line["service"] == "data-entry") >= 125
    # Vacancies above 5 %, rounded up, outside health, cover talent and the technicians' least.
    free = taken(lambda line: line["tags"] == "over-supplied" and line["sector"] != "health")
    above = [-((line["approved"] - 20 * (line["approved"] - line["inPost"])) // 20)
             for line in free]
    assert sum(max(0, posts) for posts in above) >= 160 + 22
    assert len(lines) >= 600 and len({line["id"] for line in lines}) == len(lines)
    assert any(line["inPost"] > line["approved"] for line in lines)
    assert any(line["approved"] > line["need"] for line in lines)


check()
folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
with open(folder / "posts.csv", "w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
with open(folder / "scenario.json", "w", encoding="utf-8", newline="\n") as file:
    json.dump(scenario, file, ensure_ascii=False, indent=2)
    file.write("\n")
