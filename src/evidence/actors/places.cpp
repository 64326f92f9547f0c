#include <array>

#include "evidence/actors/table.h"

namespace entente::evidence {
namespace {

// Cities and regions that are in the news and whose names mean little else. They say where something happened;
// as subjects they do nothing.
// One entry a line, however long.
// clang-format off
constexpr auto place_entries = std::to_array<PlaceEntry>({
    {"state:USA", "New York|Los Angeles|Chicago|San Francisco|Seattle|Houston|Boston|Miami|Detroit|Philadelphia|Hawaii|Alaska|Texas|California|Florida|Guantanamo|Guantanamo Bay"},
    {"state:RUS", "Chechnya|Grozny|Dagestan|Ingushetia|St. Petersburg|Saint Petersburg|Leningrad|Vladivostok|Kaliningrad|Belgorod|Kursk|Siberia|Sochi|Rostov|Tatarstan|Beslan"},
    {"state:CHN", "Shanghai|Hong Kong|Guangzhou|Shenzhen|Tibet|Lhasa|Xinjiang|Urumqi|Tianjin|Chongqing|Wuhan|Macau|Tiananmen Square|Tiananmen"},
    {"state:UKR", "Kharkiv|Odesa|Odessa|Lviv|Mariupol|Bakhmut|Donetsk|Luhansk|Donbas|Donbass|Crimea|Sevastopol|Kherson|Zaporizhzhia|Dnipro|Avdiivka|Pokrovsk|Sumy|Bucha|Chernobyl"},
    {"state:GBR", "Northern Ireland|Belfast|Londonderry|Ulster|Scotland|Edinburgh|Glasgow|Wales|Manchester|Birmingham|Liverpool|Gibraltar"},
    {"state:FRA", "Marseille|Lyon|Strasbourg|Toulouse|Corsica|Calais|New Caledonia"},
    {"state:DEU", "Munich|Frankfurt|Hamburg|Bonn|Cologne|Stuttgart|Dresden|Leipzig|Bavaria"},
    {"state:ITA", "Milan|Naples|Turin|Genoa|Sicily|Palermo|Lampedusa|Venice"},
    {"state:ESP", "Barcelona|Catalonia|Basque Country|Bilbao|Seville|Canary Islands"},
    {"state:POL", "Gdansk|Krakow|Rzeszow"},
    {"state:SRB", "Novi Sad|Vojvodina|Presevo"},
    {"state:HRV", "Vukovar|Dubrovnik|Zadar|Knin|Krajina"},
    {"state:BIH", "Srebrenica|Mostar|Tuzla|Gorazde|Banja Luka|Bihac|Pale"},
    {"state:XKX", "Mitrovica|Pec|Prizren"},
    {"state:MKD", "Tetovo|Kumanovo"},
    {"state:GRC", "Thessaloniki|Crete"},
    {"state:TUR", "Istanbul|Izmir|Diyarbakir|Incirlik"},
    {"state:GEO", "Abkhazia|Sukhumi|South Ossetia|Tskhinvali"},
    {"state:AZE", "Nagorno-Karabakh|Karabakh|Stepanakert"},
    {"state:MDA", "Transnistria|Tiraspol|Trans-Dniester"},
    {"state:JPN", "Osaka|Okinawa|Hiroshima|Nagasaki|Kyoto|Hokkaido"},
    {"state:KOR", "Busan|Incheon|Kwangju|Gwangju|Panmunjom"},
    {"state:PRK", "Yongbyon|Kaesong|Punggye-ri"},
    {"state:IND", "Kashmir|Srinagar|Jammu|Mumbai|Bombay|Calcutta|Kolkata|Madras|Chennai|Assam|Punjab|Gujarat|Ayodhya|Amritsar|Bangalore|Manipur"},
    {"state:PAK", "Karachi|Lahore|Peshawar|Quetta|Rawalpindi|Waziristan|Balochistan|Baluchistan"},
    {"state:AFG", "Kandahar|Herat|Jalalabad|Mazar-i-Sharif|Kunduz|Helmand|Bagram|Tora Bora|Panjshir"},
    {"state:LKA", "Jaffna|Trincomalee|Batticaloa"},
    {"state:BGD", "Chittagong|Cox's Bazar"},
    {"state:MMR", "Mandalay|Rakhine"},
    {"state:THA", "Phuket|Chiang Mai|Narathiwat|Pattani"},
    {"state:VNM", "Ho Chi Minh City|Saigon|Da Nang|Haiphong"},
    {"state:IDN", "Aceh|Bali|Papua|Irian Jaya|Ambon|Sulawesi|Surabaya"},
    {"state:PHL", "Mindanao|Jolo|Basilan|Zamboanga|Cebu|Marawi|Luzon|Scarborough Shoal"},
    {"state:AUS", "Sydney|Melbourne|Brisbane|Perth|Darwin"},
    {"state:NZL", "Auckland|Wellington|Christchurch"},
    {"state:IRN", "Isfahan|Natanz|Fordow|Bushehr|Shiraz|Tabriz|Mashhad|Bandar Abbas|Qom"},
    {"state:IRQ", "Basra|Mosul|Fallujah|Falluja|Najaf|Kirkuk|Erbil|Arbil|Tikrit|Ramadi|Samarra|Karbala|Kerbala|Nasiriyah"},
    {"state:ISR", "Haifa|Ashkelon|Ashdod|Beersheba|Eilat|Sderot|Galilee|Nazareth|Netanya"},
    {"state:PSE", "Jericho|Nablus|Hebron|Jenin|Bethlehem|Tulkarm|Qalqilya|Rafah|Khan Younis|Khan Yunis|East Jerusalem|Jabalia"},
    {"state:SYR", "Aleppo|Homs|Hama|Idlib|Raqqa|Deraa|Palmyra|Golan Heights|Latakia"},
    {"state:LBN", "Sidon|Tyre|Bekaa|Bekaa Valley|Baalbek|Nabatiyeh"},
    {"state:EGY", "Alexandria|Sinai|Suez|Sharm el-Sheikh|Port Said|Luxor"},
    {"state:SAU", "Jeddah|Jiddah|Mecca|Medina|Dhahran"},
    {"state:ARE", "Dubai|Sharjah"},
    {"state:YEM", "Aden|Hodeidah|Marib|Taiz"},
    {"state:LBY", "Misrata|Misurata|Sirte|Tobruk"},
    {"state:DZA", "Oran|Constantine|Kabylie"},
    {"state:MAR", "Casablanca|Western Sahara|Marrakesh"},
    {"state:SDN", "Darfur|Omdurman|El Fasher|Kordofan|Port Sudan"},
    {"state:SSD", "Malakal|Bentiu"},
    {"state:SOM", "Kismayo|Somaliland|Puntland|Baidoa"},
    {"state:ETH", "Tigray|Mekelle|Ogaden|Oromia|Amhara"},
    {"state:KEN", "Mombasa|Kisumu|Garissa"},
    {"state:NGA", "Lagos|Kano|Kaduna|Maiduguri|Biafra|Borno|Port Harcourt|Niger Delta"},
    {"state:COD", "Goma|Bukavu|Kisangani|Lubumbashi|Kivu|Ituri|Katanga"},
    {"state:AGO", "Cabinda|Huambo"},
    {"state:ZAF", "Johannesburg|Cape Town|Durban|Soweto|KwaZulu|Natal"},
    {"state:ZWE", "Bulawayo"},
    {"state:CIV", "Bouake"},
    {"state:MEX", "Mexico City|Chiapas|Tijuana|Guadalajara|Monterrey|Oaxaca"},
    {"state:COL", "Medellin|Medell\u00EDn|Cali"},
    {"state:BRA", "Sao Paulo|S\u00E3o Paulo|Rio de Janeiro"},
    {"state:VEN", "Maracaibo"},
    {"state:PER", "Cuzco|Ayacucho"},
    {"state:ARG", "Falkland Islands|Falklands"},
    {"state:CAN", "Toronto|Montreal|Quebec|Vancouver|Alberta"},
    {"state:CHE", "Geneva|Zurich|Davos|Lausanne"},
    {"state:KAZ", "Almaty|Alma-Ata"},
    {"state:TUN", "Sfax|Sousse"},
    {"state:OMN", "Salalah"},
    {"state:NPL", "Pokhara"},
    {"state:HTI", "Gonaives|Cite Soleil"},
});
// clang-format on

}  // namespace

std::span<const PlaceEntry> places() {
    return place_entries;
}

}  // namespace entente::evidence
